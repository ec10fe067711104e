/// The C side of the terminal: what must not be written in Swift because readline keeps its state in global variables,
/// calls back into C and may `longjmp`.
#ifndef CREADLINE_H
#define CREADLINE_H

#include "StandardErrorCapture.h"
#include "KeyFilter.h"
#include "KeyListener.h"
#include "LineReader.h"
#include "ProgramMemory.h"
#include "ProgramOutput.h"
#include "ProgramSignals.h"
#include "ServiceManager.h"
#include "SpeechProcess.h"
#include "SystemClock.h"
#include "TerminalMode.h"
#include "TerminalSequences.h"
#include "VisitProcess.h"

#endif
