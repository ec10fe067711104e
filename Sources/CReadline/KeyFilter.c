#include "KeyFilter.h"

#include <stddef.h>
#include <string.h>

enum state {
    GROUND = 0,
    SCALAR,           // inside a UTF-8 scalar
    DISCARDED_SCALAR, // the same after ESC (a meta key): swallowed whole
    ESCAPE,           // after ESC
    ESCAPE_INTERMEDIATE,
    CSI,          // after ESC [
    CSI_FUNCTION, // after ESC [ [, a function key of the Linux console: one more byte
    MOUSE,        // after ESC [ M: three more bytes
    SS3,          // after ESC O
    STRING,       // inside OSC, DCS, SOS, PM or APC, up to BEL or ESC backslash
    STRING_ESCAPE,
};

static const uint8_t BEL = 0x07, TAB = 0x09, LF = 0x0a, CR = 0x0d, CAN = 0x18, SUB = 0x1a, ESC = 0x1b, DEL = 0x7f;

static struct key key_of(enum key_kind kind) {
    struct key key;
    memset(&key, 0, sizeof key);
    key.kind = kind;
    return key;
}

static struct key voice_key_of(enum voice_key voice) {
    struct key key = key_of(KEY_OTHER);
    key.voice = voice;
    return key;
}

void key_filter_reset(struct key_filter *filter) {
    bool after_return = filter->after_return;
    memset(filter, 0, sizeof *filter);
    filter->after_return = after_return;
}

enum key_filter_pending key_filter_pending(const struct key_filter *filter) {
    if (filter->state == SCALAR) return KEY_FILTER_SCALAR;
    if (filter->state != GROUND || filter->pasting) return KEY_FILTER_ESCAPE;
    return KEY_FILTER_IDLE;
}

struct key key_filter_gap(struct key_filter *filter) {
    enum key_filter_pending pending = key_filter_pending(filter);
    key_filter_reset(filter);
    return key_of(pending == KEY_FILTER_IDLE ? KEY_NONE : KEY_OTHER);
}

// Ranges of scalars above U+007E that never reach an answer: C1 controls, default-ignorable code points (Unicode
// DerivedCoreProperties.txt), which hold every bidirectional control, line and paragraph separators, surrogates,
// private use and non-characters. Let through are the joiners U+200C and U+200D and the variation selectors U+FE0E, U+FE0F
// and U+E0100-E01EF, which emoji, Persian, Indic scripts and Japanese names are written with; where one of them shapes
// nothing, the conversation drops it.
static const struct { uint32_t first, last; } refused[] = {
    {0x7f, 0x9f},       {0xad, 0xad},       {0x34f, 0x34f},     {0x61c, 0x61c},     {0x115f, 0x1160},
    {0x17b4, 0x17b5},   {0x180b, 0x180f},   {0x200b, 0x200b},   {0x200e, 0x200f},   {0x2028, 0x202e},
    {0x2060, 0x206f},
    {0x3164, 0x3164},   {0xd800, 0xf8ff},   {0xfdd0, 0xfdef},   {0xfe00, 0xfe0d},   {0xfeff, 0xfeff},
    {0xffa0, 0xffa0},   {0xfff0, 0xffff},   {0x1bca0, 0x1bca3}, {0x1d173, 0x1d17a}, {0x1fffe, 0x1ffff},
    {0x2fffe, 0x2ffff}, {0x3fffe, 0xe00ff},  {0xe01f0, UINT32_MAX},
};

bool key_filter_allows(uint32_t scalar) {
    if (scalar < 0x20) return false;
    for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++) {
        if (scalar < refused[i].first) return true;
        if (scalar <= refused[i].last) return false;
    }
    return true;
}

static struct key text_key(struct key_filter *filter) {
    static const uint8_t lead_mask[5] = {0, 0x7f, 0x1f, 0x0f, 0x07};
    uint8_t length = filter->have;
    uint32_t scalar = filter->bytes[0] & lead_mask[length];
    for (uint8_t i = 1; i < length; i++) scalar = scalar << 6 | (filter->bytes[i] & 0x3f);
    if (!key_filter_allows(scalar)) return key_of(KEY_OTHER);
    struct key key = key_of(KEY_TEXT);
    key.length = length;
    memcpy(key.bytes, filter->bytes, length);
    return key;
}

// The number of bytes of the scalar a byte begins (RFC 3629), or 0.
static uint8_t scalar_length(uint8_t byte) {
    if (byte < 0x80) return 1;
    if (byte >= 0xc2 && byte <= 0xdf) return 2;
    if (byte >= 0xe0 && byte <= 0xef) return 3;
    if (byte >= 0xf0 && byte <= 0xf4) return 4;
    return 0;
}

// Whether a byte may come next in a scalar: no overlong form, no surrogate, nothing past U+10FFFF.
static bool continues(const struct key_filter *filter, uint8_t byte) {
    uint8_t low = 0x80, high = 0xbf;
    if (filter->have == 1) {
        if (filter->bytes[0] == 0xe0) low = 0xa0;
        if (filter->bytes[0] == 0xed) high = 0x9f;
        if (filter->bytes[0] == 0xf0) low = 0x90;
        if (filter->bytes[0] == 0xf4) high = 0x8f;
    }
    return byte >= low && byte <= high;
}

static struct key begin_scalar(struct key_filter *filter, uint8_t byte, enum state state) {
    uint8_t length = scalar_length(byte);
    filter->state = GROUND;
    if (length == 0) return key_of(KEY_OTHER);
    filter->bytes[0] = byte;
    filter->have = 1;
    filter->need = length;
    if (length == 1) return text_key(filter);
    filter->state = state;
    return key_of(KEY_NONE);
}

static struct key feed_ground(struct key_filter *filter, uint8_t byte) {
    bool after_return = filter->after_return;
    filter->after_return = byte == CR;
    filter->state = GROUND;
    if (byte == ESC) {
        filter->state = ESCAPE;
        return key_of(KEY_NONE);
    }
    if (byte == LF && after_return) return key_of(KEY_NONE);
    if (filter->pasting && (byte == CR || byte == LF)) {
        struct key key = begin_scalar(filter, ' ', SCALAR);
        key.line_end = true;
        return key;
    }
    if (filter->pasting && byte == TAB) byte = ' ';
    if (byte >= 0x20 && byte != DEL) return begin_scalar(filter, byte, SCALAR);
    if (filter->pasting) return key_of(KEY_NONE);
    switch (byte) {
    case 0x0d: case 0x0a: return key_of(KEY_ENTER);
    case 0x7f: case 0x08: return key_of(KEY_BACKSPACE);
    case 0x01: return key_of(KEY_HOME);
    case 0x02: return key_of(KEY_LEFT);
    case 0x04: return key_of(KEY_DELETE);
    case 0x05: return key_of(KEY_END);
    case 0x06: return key_of(KEY_RIGHT);
    case 0x15: return key_of(KEY_CLEAR);
    case 0x09: return voice_key_of(VOICE_KEY_TAB);
    case 0x00: return key_of(KEY_NONE); // padding of old terminals, and what a break sends
    default: return key_of(KEY_OTHER);
    }
}

static struct key feed_scalar(struct key_filter *filter, uint8_t byte) {
    if (!continues(filter, byte)) return feed_ground(filter, byte);
    filter->bytes[filter->have++] = byte;
    if (filter->have < filter->need) return key_of(KEY_NONE);
    bool discarded = filter->state == DISCARDED_SCALAR;
    filter->state = GROUND;
    return discarded ? key_of(KEY_OTHER) : text_key(filter);
}

// A key of the cursor block; a paste holds text only.
static struct key cursor_key(const struct key_filter *filter, enum key_kind kind) {
    return key_of(filter->pasting ? KEY_NONE : kind);
}

static struct key final_key(const struct key_filter *filter, uint8_t final) {
    switch (final) {
    case 'A': return filter->pasting ? key_of(KEY_NONE) : voice_key_of(VOICE_KEY_UP);
    case 'B': return filter->pasting ? key_of(KEY_NONE) : voice_key_of(VOICE_KEY_DOWN);
    case 'C': return cursor_key(filter, KEY_RIGHT);
    case 'D': return cursor_key(filter, KEY_LEFT);
    case 'H': return cursor_key(filter, KEY_HOME);
    case 'F': return cursor_key(filter, KEY_END);
    default: return cursor_key(filter, KEY_OTHER);
    }
}

static struct key tilde_key(struct key_filter *filter) {
    switch (filter->parameter) {
    case 1: case 7: return cursor_key(filter, KEY_HOME);
    case 4: case 8: return cursor_key(filter, KEY_END);
    case 3: return cursor_key(filter, KEY_DELETE);
    case 5: return filter->pasting ? key_of(KEY_NONE) : voice_key_of(VOICE_KEY_PAGE_UP);
    case 6: return filter->pasting ? key_of(KEY_NONE) : voice_key_of(VOICE_KEY_PAGE_DOWN);
    case 200: filter->pasting = true; return key_of(KEY_NONE);
    case 201: filter->pasting = false; return key_of(KEY_NONE);
    default: return cursor_key(filter, KEY_OTHER);
    }
}

static struct key feed_escape(struct key_filter *filter, uint8_t byte) {
    filter->parameter = 0;
    filter->plain_parameters = true;
    switch (byte) {
    case '[': filter->state = CSI; return key_of(KEY_NONE);
    case 'O': filter->state = SS3; return key_of(KEY_NONE);
    case ']': case 'P': case 'X': case '^': case '_': filter->state = STRING; return key_of(KEY_NONE);
    case 0x1b: return key_of(KEY_NONE);
    default: break;
    }
    if (byte < 0x20) return feed_ground(filter, byte);
    if (byte < 0x30) {
        filter->state = ESCAPE_INTERMEDIATE;
        return key_of(KEY_NONE);
    }
    if (byte >= 0x80) return begin_scalar(filter, byte, DISCARDED_SCALAR);
    filter->state = GROUND;
    return cursor_key(filter, KEY_OTHER);
}

static struct key feed_csi(struct key_filter *filter, uint8_t byte) {
    if (byte >= '0' && byte <= '9' && filter->plain_parameters) {
        if (filter->parameter < 1000) filter->parameter = (uint16_t)(filter->parameter * 10 + (byte - '0'));
        return key_of(KEY_NONE);
    }
    if (byte >= 0x20 && byte < 0x40) { // later parameters, private marks and intermediates decide nothing here
        filter->plain_parameters = false;
        return key_of(KEY_NONE);
    }
    if (byte == '[' && filter->plain_parameters && filter->parameter == 0) {
        filter->state = CSI_FUNCTION;
        return key_of(KEY_NONE);
    }
    if (byte == 'M' && filter->plain_parameters && filter->parameter == 0) {
        filter->state = MOUSE;
        filter->need = 3;
        return key_of(KEY_NONE);
    }
    filter->state = GROUND;
    return byte == '~' ? tilde_key(filter) : final_key(filter, byte);
}

static struct key feed_string(struct key_filter *filter, uint8_t byte) {
    if (filter->state == STRING_ESCAPE) {
        if (byte != '\\') {
            filter->state = ESCAPE;
            return feed_escape(filter, byte);
        }
        filter->state = GROUND;
        return cursor_key(filter, KEY_OTHER);
    }
    if (byte == BEL || byte == CAN || byte == SUB) {
        filter->state = GROUND;
        return cursor_key(filter, KEY_OTHER);
    }
    if (byte == ESC) filter->state = STRING_ESCAPE;
    return key_of(KEY_NONE);
}

struct key key_filter_feed(struct key_filter *filter, uint8_t byte) {
    enum state state = (enum state)filter->state;
    switch (state) {
    case GROUND: return feed_ground(filter, byte);
    case SCALAR: case DISCARDED_SCALAR: return feed_scalar(filter, byte);
    case STRING: case STRING_ESCAPE: return feed_string(filter, byte);
    case MOUSE:
        if (--filter->need > 0) return key_of(KEY_NONE);
        filter->state = GROUND;
        return cursor_key(filter, KEY_OTHER);
    case ESCAPE: return feed_escape(filter, byte);
    case ESCAPE_INTERMEDIATE: case CSI: case CSI_FUNCTION: case SS3: break;
    }
    // A control or a byte of UTF-8 cannot stand in these sequences: the sequence is broken off.
    if (byte < 0x20 || byte >= DEL) return feed_ground(filter, byte);
    if (state == CSI) return feed_csi(filter, byte);
    if (state == ESCAPE_INTERMEDIATE && byte < 0x30) return key_of(KEY_NONE);
    filter->state = GROUND;
    if (state == SS3 && byte == 'M') return cursor_key(filter, KEY_ENTER);
    return state == SS3 ? final_key(filter, byte) : cursor_key(filter, KEY_OTHER);
}
