#include "ui/text/completion.h"

namespace ui {

using namespace Qt::Literals::StringLiterals;

const QList<Completion> &emojiCompletions()
{
    static const QList<Completion> emoji = [] {
        static constexpr QStringView pairs
            = u"smile 😄 grin 😁 joy 😂 laughing 😆 slightly_smiling 🙂 wink 😉 blush "
              u"😊 "
              u"heart_eyes 😍 thinking 🤔 neutral 😐 confused 😕 worried 😟 cry 😢 sob "
              u"😭 "
              u"angry 😠 rage 😡 scream 😱 sweat_smile 😅 sunglasses 😎 sleeping 😴 sick "
              u"🤒 "
              u"party 🥳 shrug 🤷 facepalm 🤦 thumbsup 👍 +1 👍 thumbsdown 👎 -1 👎 "
              u"ok_hand "
              u"👌 "
              u"clap 👏 wave 👋 pray 🙏 muscle 💪 point_up ☝️ point_right 👉 "
              u"raised_hands "
              u"🙌 "
              u"handshake 🤝 eyes 👀 brain 🧠 heart ❤️ broken_heart 💔 fire 🔥 star "
              u"⭐ "
              u"sparkles ✨ tada 🎉 rocket 🚀 bug 🐛 wrench 🔧 hammer 🔨 gear ⚙️ "
              u"lock "
              u"🔒 "
              u"unlock 🔓 key 🔑 bulb 💡 bell 🔔 warning ⚠️ stop 🛑 construction 🚧 "
              u"check "
              u"✅ "
              u"cross ❌ question ❓ exclamation ❗ hundred 💯 hourglass ⏳ clock 🕐 "
              u"calendar 📅 memo 📝 book 📖 link 🔗 pin 📌 package 📦 inbox 📥 outbox 📤 "
              u"mail 📧 phone 📞 computer 💻 keyboard ⌨️ floppy 💾 database 🗄️ "
              u"chart "
              u"📈 "
              u"chart_down 📉 mag 🔍 trash 🗑️ recycle ♻️ coffee ☕ tea 🍵 beer 🍺 "
              u"beers "
              u"🍻 "
              u"wine 🍷 pizza 🍕 cake 🍰 apple 🍎 sun ☀️ cloud ☁️ rain 🌧️ "
              u"snow "
              u"❄️ "
              u"rainbow 🌈 tree 🌳 cat 🐱 dog 🐶 panda 🐼 turtle 🐢 snail 🐌 whale 🐳 bee 🐝 "
              u"house 🏠 car 🚗 train 🚆 plane ✈️ bike 🚲 ship 🚢 anchor ⚓ globe 🌍 "
              u"flag "
              u"🏁 "
              u"trophy 🏆 medal 🏅 soccer ⚽ music 🎵 headphones 🎧 camera 📷 gift 🎁 "
              u"balloon 🎈 money 💰";
        QList<Completion> made;
        const QList<QStringView> words = pairs.split(u' ');
        for (qsizetype i = 0; i + 1 < words.size(); i += 2)
            made.append({words[i].toString(), words[i + 1].toString(), words[i + 1].toString()});
        return made;
    }();
    return emoji;
}

} // namespace ui
