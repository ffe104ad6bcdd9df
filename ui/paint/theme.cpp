#include "ui/paint/theme.h"

#include "core/base/logging.h"
#include "ui/paint/themefonts.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStyle>
#include <QStyleFactory>

#include <memory>

using namespace Qt::Literals::StringLiterals;

// The linker drops resources of a static library unless somebody asks for them by name, and the macro
// works in the global namespace only.
static void initThemeResources()
{
    Q_INIT_RESOURCE(resources);
}

namespace ui {

namespace {

struct Token {
    const char *name;
    QColor Theme::*color;
    QRgb builtIn;
};

constexpr std::array tokens {
    Token {"window", &Theme::window, 0xF6F4F0},
    Token {"sidebar", &Theme::sidebar, 0xEDEAE4},
    Token {"surface", &Theme::surface, 0xFFFFFF},
    Token {"text", &Theme::text, 0x1F1D1A},
    Token {"subtle", &Theme::subtle, 0x655F56},
    Token {"line", &Theme::line, 0xDDD8CF},
    Token {"accent", &Theme::accent, 0xA84B08},
    Token {"onAccent", &Theme::onAccent, 0xFFFFFF},
    Token {"soft", &Theme::soft, 0xFAEBDA},
    Token {"hover", &Theme::hover, 0xE6E2DA},
    Token {"ok", &Theme::ok, 0x2A7347},
    Token {"warn", &Theme::warn, 0x8A5A00},
    Token {"bad", &Theme::bad, 0xB42318},
    Token {"link", &Theme::link, 0x0B5CAD},
    Token {"live", &Theme::live, 0x5B5FC7},
    Token {"code", &Theme::code, 0xF3F1EC},
    Token {"foreign", &Theme::foreign, 0x6F6A61},
};
constexpr std::array<QRgb, 8> builtInSenders {0x2E6F9E, 0x7A4FA3, 0x2A7347, 0xA84B08, 0xA3386B,
    0x3D6B75, 0x6B5B2A, 0x4A5AA8};

void setBuiltInColors(Theme &theme)
{
    for (const Token &token : tokens)
        theme.*token.color = QColor(token.builtIn);
    for (size_t i = 0; i < builtInSenders.size(); ++i)
        theme.senders[i] = QColor(builtInSenders[i]);
}

// All or nothing: half a theme would put text on a surface it cannot be read on.
bool readColors(Theme &theme, const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const QJsonObject object = QJsonDocument::fromJson(file.readAll()).object();
    for (const Token &token : tokens) {
        const QColor color(object.value(QLatin1StringView(token.name)).toString());
        if (!color.isValid())
            return false;
        theme.*token.color = color;
    }
    const QJsonArray senders = object.value("senders"_L1).toArray();
    for (size_t i = 0; i < theme.senders.size(); ++i) {
        const QColor color(senders.at(qsizetype(i)).toString());
        if (!color.isValid())
            return false;
        theme.senders[i] = color;
    }
    return true;
}

void setFonts(Theme &theme)
{
    const QFont ui = systemUiFont();
    const auto pixels = [&theme](qreal size) { return size * theme.textPercent / 100; };
    theme.uiFont = fontOfPixels(ui, pixels(13));
    theme.messageFont = fontOfPixels(ui, pixels(14));
    theme.titleFont = fontOfPixels(ui, pixels(16), QFont::DemiBold);
    theme.dialogTitleFont = fontOfPixels(ui, pixels(20), QFont::DemiBold);
    theme.smallFont = fontOfPixels(ui, pixels(11));
    theme.codeFont = fontOfPixels(systemCodeFont(), pixels(12.5));
}

} // namespace

QColor Theme::senderColor(QByteArrayView name) const
{
    // FNV-1a, the same on every machine; its start gives alice, bob, carol and 李雷 different colours.
    quint32 hash = 2166142389U;
    for (const char byte : name)
        hash = (hash ^ quint8(byte)) * 16777619U;
    return senders[(hash ^ (hash >> 16)) % senders.size()];
}

Theme loadTheme(bool dark, int textPercent)
{
    initThemeResources();
    Theme theme;
    theme.dark = dark;
    theme.textPercent = qBound(80, textPercent, 200);
    const QString path = dark ? u":/themes/dark.json"_s : u":/themes/light.json"_s;
    if (!readColors(theme, path)) {
        qCWarning(base::logUi) << "the theme file" << path << "is missing or broken";
        setBuiltInColors(theme);
        theme.dark = false;
    }
    setFonts(theme);
    return theme;
}

bool systemPrefersDark()
{
    const QByteArray gtkTheme = qgetenv("GTK_THEME").toLower();
    if (!gtkTheme.isEmpty())
        return gtkTheme.endsWith(":dark") || gtkTheme.endsWith("-dark");
    // Fusion asks the platform, whatever palette the program has set since.
    const std::unique_ptr<QStyle> style(QStyleFactory::create(u"Fusion"_s));
    if (!style)
        return false;
    const QPalette palette = style->standardPalette();
    return palette.color(QPalette::Window).lightness()
        < palette.color(QPalette::WindowText).lightness();
}

QColor blended(const QColor &color, const QColor &ground, int share)
{
    const auto mix
        = [share](int over, int under) { return under + ((over - under) * share) / 100; };
    return QColor(mix(color.red(), ground.red()), mix(color.green(), ground.green()),
        mix(color.blue(), ground.blue()));
}

} // namespace ui
