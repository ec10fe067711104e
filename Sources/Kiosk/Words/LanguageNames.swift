/// Languages by the names their speakers give them, for a choice of language that can be read by those who need it.
enum LanguageNames {
    /// The own name of a language; its code where it is not among those known, or cannot be written on the terminal.
    static func name(of code: String, for repertoire: VisibleText.Repertoire) -> String {
        let main = code.prefix { $0 != "-" }.lowercased()
        let written = VisibleText.singleLine(code, for: repertoire)
        guard let name = names[code.lowercased()] ?? names[main] else { return written }
        let shown = VisibleText.singleLine(name, for: repertoire)
        return shown.contains("?") ? written : shown
    }

    /// Codes of BCP 47 in lower case.
    private static let names = [
        "am": "አማርኛ", "ar": "العربية", "bg": "Български", "bn": "বাংলা", "bs": "Bosanski",
        "ca": "Català", "cs": "Čeština", "cy": "Cymraeg", "da": "Dansk", "de": "Deutsch",
        "el": "Ελληνικά", "en": "English", "es": "Español", "et": "Eesti", "eu": "Euskara",
        "fa": "فارسی", "fi": "Suomi", "fil": "Filipino", "fr": "Français", "ga": "Gaeilge",
        "gu": "ગુજરાતી", "ha": "Hausa", "haw": "ʻŌlelo Hawaiʻi", "he": "עברית", "hi": "हिन्दी",
        "hmn": "Hmoob", "hr": "Hrvatski", "ht": "Kreyòl Ayisyen", "hu": "Magyar", "hy": "Հայերեն",
        "id": "Bahasa Indonesia", "ig": "Igbo", "is": "Íslenska", "it": "Italiano", "ja": "日本語",
        "ka": "ქართული", "km": "ខ្មែរ", "ko": "한국어", "ku": "Kurdî", "lo": "ລາວ",
        "lt": "Lietuvių", "lv": "Latviešu", "mk": "Македонски", "mr": "मराठी", "ms": "Bahasa Melayu",
        "mt": "Malti", "my": "မြန်မာ", "nb": "Norsk", "ne": "नेपाली", "nl": "Nederlands",
        "nn": "Nynorsk", "no": "Norsk", "nv": "Diné Bizaad", "pa": "ਪੰਜਾਬੀ", "pl": "Polski",
        "ps": "پښتو", "pt": "Português", "pt-br": "Português (Brasil)", "ro": "Română",
        "ru": "Русский", "rw": "Ikinyarwanda", "sk": "Slovenčina", "sl": "Slovenščina",
        "sm": "Gagana Sāmoa", "so": "Soomaali", "sq": "Shqip", "sr": "Српски", "sv": "Svenska",
        "sw": "Kiswahili", "ta": "தமிழ்", "te": "తెలుగు", "th": "ไทย", "ti": "ትግርኛ",
        "tl": "Tagalog", "tr": "Türkçe", "uk": "Українська", "ur": "اردو", "uz": "Oʻzbekcha",
        "vi": "Tiếng Việt", "yi": "ייִדיש", "yo": "Yorùbá", "zh": "中文", "zh-hans": "简体中文",
        "zh-hant": "繁體中文", "zu": "isiZulu",
    ]
}
