<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>NodeText</name>
    <message numerus="yes">
        <source>%n subscriber(s)</source>
        <translation>
            <numerusform>%n subscriber</numerusform>
            <numerusform>%n subscribers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RoomText</name>
    <message numerus="yes">
        <source>%n unread message(s)</source>
        <translation>
            <numerusform>%n unread message</numerusform>
            <numerusform>%n unread messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mention(s)</source>
        <translation>
            <numerusform>%n mention</numerusform>
            <numerusform>%n mentions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n subscriber(s)</source>
        <translation>
            <numerusform>%1: %n subscriber</numerusform>
            <numerusform>%1: %n subscribers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RowBuilder</name>
    <message numerus="yes">
        <source>Show all: %n more line(s)</source>
        <translation>
            <numerusform>Show all: %n more line</numerusform>
            <numerusform>Show all: %n more lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusText</name>
    <message numerus="yes">
        <source>%n waiting in the outbox</source>
        <translation>
            <numerusform>%n waiting in the outbox</numerusform>
            <numerusform>%n waiting in the outbox</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n channel(s)</source>
        <translation>
            <numerusform>%n channel</numerusform>
            <numerusform>%n channels</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pattern(s)</source>
        <translation>
            <numerusform>%n pattern</numerusform>
            <numerusform>%n patterns</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n subscriber(s)</source>
        <translation>
            <numerusform>%n subscriber</numerusform>
            <numerusform>%n subscribers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TimeText</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::BrowseDialog</name>
    <message numerus="yes">
        <source>%n channel(s)</source>
        <translation>
            <numerusform>%n channel</numerusform>
            <numerusform>%n channels</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::CheckupText</name>
    <message numerus="yes">
        <source>%n account(s)</source>
        <translation>
            <numerusform>%n account</numerusform>
            <numerusform>%n accounts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) still have an old hash; the next sign-in of each replaces it.</source>
        <translation>
            <numerusform>%n account still has an old hash; its next sign-in replaces it.</numerusform>
            <numerusform>%n accounts still have an old hash; the next sign-in of each replaces it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ConversationPage</name>
    <message numerus="yes">
        <source>You pasted %n lines. They go as one message.</source>
        <translation>
            <numerusform>You pasted %n line. It goes as one message.</numerusform>
            <numerusform>You pasted %n lines. They go as one message.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::LoginText</name>
    <message numerus="yes">
        <source>Too many wrong passwords were tried for this name. Try again in %n minute(s).</source>
        <translation>
            <numerusform>Too many wrong passwords were tried for this name. Try again in %n minute.</numerusform>
            <numerusform>Too many wrong passwords were tried for this name. Try again in %n minutes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Too many wrong passwords were tried for this name. Try again in %n second(s).</source>
        <translation>
            <numerusform>Too many wrong passwords were tried for this name. Try again in %n second.</numerusform>
            <numerusform>Too many wrong passwords were tried for this name. Try again in %n seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::Notifications</name>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n unread</numerusform>
            <numerusform>%n unread</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::SearchDialog</name>
    <message numerus="yes">
        <source>The newest %n messages</source>
        <translation>
            <numerusform>The newest %n message</numerusform>
            <numerusform>The newest %n messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n message</numerusform>
            <numerusform>%n messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::TimelineView</name>
    <message numerus="yes">
        <source>%n new message(s)</source>
        <translation>
            <numerusform>%n new message</numerusform>
            <numerusform>%n new messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::Tray</name>
    <message numerus="yes">
        <source>Taproom: %n unread</source>
        <translation>
            <numerusform>Taproom: %n unread</numerusform>
            <numerusform>Taproom: %n unread</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::WindowNotices</name>
    <message numerus="yes">
        <source>You left %n channel(s).</source>
        <translation>
            <numerusform>You left %n channel.</numerusform>
            <numerusform>You left %n channels.</numerusform>
        </translation>
    </message>
</context>
</TS>
