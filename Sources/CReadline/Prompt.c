#include "Prompt.h"

#include "TerminalMode.h"
#include "TerminalSequences.h"

#include <stdio.h>
#include <string.h>

void prompt_write(const struct line_request *request, char *buffer, size_t size, bool for_readline) {
    const struct terminal_sequences *look = terminal_sequences();
    const char *prompt = request->prompt;
    int blanks = (int)strspn(prompt, " ");
    bool is_bold = request->is_bold && look->bold[0] != 0 && prompt[blanks] != 0;
    const char *begin = for_readline && is_bold ? "\001" : "", *end = for_readline && is_bold ? "\002" : "";
    const char *bold = is_bold ? look->bold : "", *normal = is_bold ? look->normal : "";
    int length = snprintf(buffer, size, "%.*s%s%s%s%s%s%s%s", blanks, prompt, begin, bold, end, prompt + blanks, begin,
                          normal, end);
    // One too long to be made bold, as no page has, is shown as far as it goes.
    if (length < 0 || (size_t)length >= size) snprintf(buffer, size, "%s", prompt);
}

void prompt_show(const struct line_request *request) {
    char prompt[512];
    prompt_write(request, prompt, sizeof prompt, false);
    terminal_write(prompt, strlen(prompt));
}
