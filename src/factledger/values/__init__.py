"""Pure, frozen values: no I/O, no globals, no float."""
