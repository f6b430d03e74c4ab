"""Having ``habit remind`` run by itself: by cron, systemd or launchd."""
