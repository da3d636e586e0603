"""Backups are of a whole file, with every house in it; these ask for a right, or name a house."""

BACKUP_WITHIN = {
    *("house_on_card", "may_back_up", "may_choose_outside", "may_restore", "was_restored"),
}
