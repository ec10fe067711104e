/// From bytes to keys: the only way in for anything that a keyboard, a paste or a line on fire can send.
///
/// A pure state machine. It lets through whole, valid and harmless UTF-8 scalars and a short list of editing keys;
/// everything else (control bytes, escape sequences, broken UTF-8, invisible and bidirectional controls) is swallowed.
#ifndef CREADLINE_KEY_FILTER_H
#define CREADLINE_KEY_FILTER_H

#include <stdbool.h>
#include <stdint.h>

/// What one key means.
enum key_kind {
    /// Nothing yet: the byte is a part of something, or is ignored without being a key.
    KEY_NONE = 0,
    /// One UTF-8 scalar, in `bytes`.
    KEY_TEXT,
    KEY_ENTER,
    KEY_BACKSPACE,
    KEY_DELETE,
    KEY_LEFT,
    KEY_RIGHT,
    KEY_HOME,
    KEY_END,
    /// Empties the line (control-U).
    KEY_CLEAR,
    /// A key was pressed which means nothing here; it ends a prompt for any key.
    KEY_OTHER,
};

/// Keys that mean nothing in a line but something to a voice.
enum voice_key {
    VOICE_KEY_NONE = 0,
    VOICE_KEY_TAB,
    VOICE_KEY_UP,
    VOICE_KEY_DOWN,
    VOICE_KEY_PAGE_UP,
    VOICE_KEY_PAGE_DOWN,
};

/// One key; `length` bytes of UTF-8 when the kind is `KEY_TEXT`.
struct key {
    enum key_kind kind;
    /// Which key it is, where the kind is `KEY_OTHER`.
    enum voice_key voice;
    /// Whether the blank stands for the end of a line inside a paste.
    bool line_end;
    uint8_t length;
    uint8_t bytes[4];
};

/// What the filter is in the middle of.
enum key_filter_pending {
    KEY_FILTER_IDLE = 0,
    /// An escape sequence or a paste has begun; `KEY_FILTER_GAP_MS` without a byte end it.
    KEY_FILTER_ESCAPE,
    /// A UTF-8 scalar has begun; only another byte ends it.
    KEY_FILTER_SCALAR,
};

/// Milliseconds without a byte after which an open escape sequence or paste counts as over.
#define KEY_FILTER_GAP_MS 200

/// The state of the filter; all zero is the beginning.
struct key_filter {
    uint8_t state;
    uint8_t have;
    uint8_t need;
    uint8_t bytes[4];
    bool pasting;
    bool after_return;
    bool plain_parameters;
    uint16_t parameter;
};

/// Forgets everything that is half read, as before a new prompt. A line feed that completes the last carriage return
/// is still swallowed.
void key_filter_reset(struct key_filter *filter);

/// Takes one byte; the answer is the key it completes.
struct key key_filter_feed(struct key_filter *filter, uint8_t byte);

/// What is half read.
enum key_filter_pending key_filter_pending(const struct key_filter *filter);

/// Says that no byte came for `KEY_FILTER_GAP_MS`: an escape key pressed alone, or a sequence which never ends.
/// `KEY_OTHER` when something was half read.
struct key key_filter_gap(struct key_filter *filter);

/// Whether a Unicode scalar may stand in an answer: no control, no bidirectional or invisible character but what shapes
/// its neighbours (joiners, variation selectors), no private use, no non-character.
bool key_filter_allows(uint32_t scalar);

#endif
