#include "ui/text/completion.h"

namespace ui {

using namespace Qt::Literals::StringLiterals;

const QList<Completion> &emojiCompletions()
{
    static const QList<Completion> emoji = [] {
        // clang-format finds no rest where letters are two columns wide.
        // clang-format off
        static constexpr QStringView pairs =
            u"smile 😄 grin 😁 joy 😂 laughing 😆 slightly_smiling 🙂 wink 😉 blush 😊 "
            u"heart_eyes 😍 thinking 🤔 neutral 😐 confused 😕 worried 😟 cry 😢 sob 😭 "
            u"angry 😠 rage 😡 scream 😱 sweat_smile 😅 sunglasses 😎 sleeping 😴 sick 🤒 "
            u"party 🥳 shrug 🤷 facepalm 🤦 thumbsup 👍 +1 👍 thumbsdown 👎 -1 👎 "
            u"ok_hand 👌 clap 👏 wave 👋 pray 🙏 muscle 💪 point_up ☝️ point_right 👉 "
            u"raised_hands 🙌 handshake 🤝 eyes 👀 brain 🧠 heart ❤️ broken_heart 💔 "
            u"fire 🔥 star ⭐ sparkles ✨ tada 🎉 rocket 🚀 bug 🐛 wrench 🔧 hammer 🔨 "
            u"gear ⚙️ lock 🔒 unlock 🔓 key 🔑 bulb 💡 bell 🔔 warning ⚠️ stop 🛑 "
            u"construction 🚧 check ✅ cross ❌ question ❓ exclamation ❗ hundred 💯 "
            u"hourglass ⏳ clock 🕐 calendar 📅 memo 📝 book 📖 link 🔗 pin 📌 package 📦 "
            u"inbox 📥 outbox 📤 mail 📧 phone 📞 computer 💻 keyboard ⌨️ floppy 💾 "
            u"database 🗄️ chart 📈 chart_down 📉 mag 🔍 trash 🗑️ recycle ♻️ coffee ☕ "
            u"tea 🍵 beer 🍺 beers 🍻 wine 🍷 pizza 🍕 cake 🍰 apple 🍎 sun ☀️ cloud ☁️ "
            u"rain 🌧️ snow ❄️ rainbow 🌈 tree 🌳 cat 🐱 dog 🐶 panda 🐼 turtle 🐢 "
            u"snail 🐌 whale 🐳 bee 🐝 house 🏠 car 🚗 train 🚆 plane ✈️ bike 🚲 ship 🚢 "
            u"anchor ⚓ globe 🌍 flag 🏁 trophy 🏆 medal 🏅 soccer ⚽ music 🎵 "
            u"headphones 🎧 camera 📷 gift 🎁 balloon 🎈 money 💰";
        // clang-format on
        QList<Completion> made;
        const QList<QStringView> words = pairs.split(u' ');
        for (qsizetype i = 0; i + 1 < words.size(); i += 2)
            made.append({words[i].toString(), words[i + 1].toString(), words[i + 1].toString()});
        return made;
    }();
    return emoji;
}

} // namespace ui
