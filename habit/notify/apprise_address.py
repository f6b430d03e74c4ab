"""Any of the services that apprise knows, when the optional extra is installed."""

import logging
from importlib import import_module

from habit.domain.masking import masked_address
from habit.notify.messages import Message, Receipt


class AppriseAddress:
    """One address in apprise's own form, such as ``ntfy://…`` or ``mailto://…``."""

    name = "apprise"

    def __init__(self, url: str) -> None:
        self._url = url
        self.place = masked_address(url)

    def tell(self, message: Message) -> Receipt:
        """Hand the message to apprise, which answers for the service."""
        try:
            apprise = import_module("apprise")
        except ImportError:
            return Receipt("apprise is not installed. Install it: pip install 'habit[apprise]'")
        # its warnings name the address, and would land in cron's mail
        logging.getLogger("apprise").setLevel(logging.CRITICAL + 1)
        try:
            service = apprise.Apprise()
            if not service.add(self._url):
                return Receipt(f"apprise cannot read the address {self.place}.")
            taken = service.notify(title=message.title, body=message.body or message.title)
        except Exception as error:  # noqa: BLE001 - a plug-in of another project may raise anything
            return Receipt(f"apprise failed for {self.place}: {type(error).__name__}.")
        if not taken:
            return Receipt(f"apprise could not deliver to {self.place}.")
        return Receipt("", f"apprise says that {self.place} took it.")
