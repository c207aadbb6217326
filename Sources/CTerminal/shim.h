// What the files of the shim know of each other.
#ifndef CTERMINAL_SHIM_H
#define CTERMINAL_SHIM_H

#define _GNU_SOURCE 1
#define _DARWIN_C_SOURCE 1
#define NCURSES_WIDECHAR 1
#include "CTerminal.h"

#include <ncurses.h>

/// Prepares the keys of a terminal just opened, and its mouse.
void cterm_open_input(bool with_mouse);

/// The end of the pipe that becomes readable when a signal has come.
int cterm_wake_source(void);

#endif
