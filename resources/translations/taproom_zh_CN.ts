<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>EntryText</name>
    <message>
        <source>%1 joined</source>
        <translation>%1 加入了</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>%1 离开了</translation>
    </message>
    <message>
        <source>%1 removed the topic</source>
        <translation>%1 移除了主题</translation>
    </message>
    <message>
        <source>%1 set the topic: %2</source>
        <translation>%1 设置了主题：%2</translation>
    </message>
    <message>
        <source>published directly</source>
        <translation>直接发布</translation>
    </message>
    <message>
        <source>somebody</source>
        <translation>某人</translation>
    </message>
    <message>
        <source>Messages are missing here: the server&apos;s log was trimmed (%1 to %2)</source>
        <translation>此处缺少消息：服务器的日志已被截断（%1 至 %2）</translation>
    </message>
    <message>
        <source>Older messages are gone: the server&apos;s log was trimmed</source>
        <translation>更早的消息已不存在：服务器的日志已被截断</translation>
    </message>
    <message>
        <source>Messages are missing here: %1 to %2 is being read</source>
        <translation>此处缺少消息：正在读取 %1 至 %2 的内容</translation>
    </message>
    <message>
        <source>Messages are missing here and are being read</source>
        <translation>此处缺少消息，正在读取</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>not sent</source>
        <translation>未发送</translation>
    </message>
    <message>
        <source>Waiting in the outbox: not stored on the server yet</source>
        <translation>在发件箱中等待：服务器尚未保存</translation>
    </message>
    <message>
        <source>Stored on the master</source>
        <translation>已保存到主库</translation>
    </message>
    <message>
        <source>Stored, and back from the node we read</source>
        <translation>已保存，并已从读取的节点返回</translation>
    </message>
    <message>
        <source>Refused: not sent</source>
        <translation>被拒绝：未发送</translation>
    </message>
    <message>
        <source>not kept</source>
        <translation>未保留</translation>
    </message>
    <message>
        <source>Not kept by the server: its log does not have this message</source>
        <translation>服务器未保留：其日志中没有这条消息</translation>
    </message>
    <message>
        <source>New messages</source>
        <translation>新消息</translation>
    </message>
    <message>
        <source>LIVE ONLY</source>
        <extracomment>A tag beside messages that the server does not keep; short</extracomment>
        <translation>仅实时</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <extracomment>What a screen reader reads for a message: sender, time, text</extracomment>
        <translation>%1，%2：%3</translation>
    </message>
    <message>
        <source>Live only: the server keeps no copy</source>
        <translation>仅实时：服务器不保留副本</translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message>
        <source>A file on this computer was damaged and is made anew.</source>
        <translation>此计算机上的一个文件已损坏，正在重新建立。</translation>
    </message>
    <message>
        <source>The old one stands beside it, with .damaged behind its name; channels fill again from the server&apos;s logs.</source>
        <translation>旧文件仍在原处，名称后加了 .damaged；频道会从服务器的日志重新填充。</translation>
    </message>
    <message>
        <source>Nothing is kept on this computer to search in.</source>
        <translation>此计算机上没有保存任何内容可供搜索。</translation>
    </message>
    <message>
        <source>Let messages be kept, in the settings.</source>
        <translation>请在设置中允许保存消息。</translation>
    </message>
    <message>
        <source>The message is stored on the master, but no replica has shown it in time.</source>
        <translation>消息已保存在主节点上，但没有副本及时显示它。</translation>
    </message>
    <message>
        <source>Look at the replicas with: taproom topology.</source>
        <translation>请用 taproom topology 查看副本。</translation>
    </message>
    <message>
        <source>The server refused this: %1</source>
        <translation>服务器拒绝了此操作：%1</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>Two sentences: what happened, what to do</extracomment>
        <translation>%1%2</translation>
    </message>
    <message>
        <source>The server does not know this name with this password.</source>
        <translation>服务器不认可此用户名和密码。</translation>
    </message>
    <message>
        <source>Check both; Caps Lock may be on.</source>
        <translation>请检查两者；大写锁定可能已打开。</translation>
    </message>
    <message>
        <source>The server wants a password.</source>
        <translation>服务器要求密码。</translation>
    </message>
    <message>
        <source>Enter it in the server settings, or sign in as a Redis ACL user.</source>
        <translation>请在服务器设置中填写，或以 Redis ACL 用户登录。</translation>
    </message>
    <message>
        <source>This user may not do that on the server.</source>
        <translation>此用户在服务器上没有该权限。</translation>
    </message>
    <message>
        <source>Ask whoever runs the server for the right; `taproom doctor` lists what is needed.</source>
        <translation>请向服务器管理员申请；`taproom doctor` 会列出所需的权限。</translation>
    </message>
    <message>
        <source>The server is in protected mode and refuses other computers.</source>
        <translation>服务器处于保护模式，拒绝其他计算机。</translation>
    </message>
    <message>
        <source>Give it a password, or let it listen on the address you use.</source>
        <translation>请为它设置密码，或让它监听您使用的地址。</translation>
    </message>
    <message>
        <source>The server has just started and is still reading its data.</source>
        <translation>服务器刚刚启动，仍在加载数据。</translation>
    </message>
    <message>
        <source>It will be ready soon; we try again by ourselves.</source>
        <translation>很快就会就绪；程序会自动重试。</translation>
    </message>
    <message>
        <source>This replica has lost its master and does not serve old data.</source>
        <translation>此从库与主库失去联系，不提供旧数据。</translation>
    </message>
    <message>
        <source>Another node is tried.</source>
        <translation>正在尝试其他节点。</translation>
    </message>
    <message>
        <source>The server is busy with a script.</source>
        <translation>服务器正忙于执行脚本。</translation>
    </message>
    <message>
        <source>We try again by ourselves; if it lasts, the script must be ended on the server.</source>
        <translation>程序会自动重试；如果一直如此，需要在服务器上终止该脚本。</translation>
    </message>
    <message>
        <source>The server&apos;s memory is full, so it takes no messages.</source>
        <translation>服务器内存已满，不接收消息。</translation>
    </message>
    <message>
        <source>Yours wait here; whoever runs the server must give it more memory or a shorter history.</source>
        <translation>您的消息在此等待；管理员需要增加内存或缩短历史记录。</translation>
    </message>
    <message>
        <source>The server cannot save to its disk and therefore takes no messages.</source>
        <translation>服务器无法写入磁盘，因此不接收消息。</translation>
    </message>
    <message>
        <source>Yours wait here; whoever runs the server must free its disk.</source>
        <translation>您的消息在此等待；管理员需要清理磁盘。</translation>
    </message>
    <message>
        <source>This node is a replica now; messages must go to the master.</source>
        <translation>此节点现在是从库；消息必须发送到主库。</translation>
    </message>
    <message>
        <source>The new master is being looked for.</source>
        <translation>正在寻找新的主库。</translation>
    </message>
    <message>
        <source>The master takes no messages because too few replicas are there.</source>
        <translation>从库数量不足，主库不接收消息。</translation>
    </message>
    <message>
        <source>Yours wait here until replicas are back.</source>
        <translation>您的消息在此等待从库恢复。</translation>
    </message>
    <message>
        <source>The server has as many clients as it takes.</source>
        <translation>服务器的客户端数量已达上限。</translation>
    </message>
    <message>
        <source>We try again by ourselves; whoever runs the server can raise maxclients.</source>
        <translation>程序会自动重试；管理员可以调大 maxclients。</translation>
    </message>
    <message>
        <source>The server is moving data just now.</source>
        <translation>服务器正在迁移数据。</translation>
    </message>
    <message>
        <source>We try again by ourselves.</source>
        <translation>程序会自动重试。</translation>
    </message>
    <message>
        <source>The cluster is not complete and serves nothing.</source>
        <translation>集群不完整，无法提供服务。</translation>
    </message>
    <message>
        <source>This part of the cluster has no master just now.</source>
        <translation>集群的这一部分暂时没有主节点。</translation>
    </message>
    <message>
        <source>The cluster chooses another one; we try again by ourselves.</source>
        <translation>集群会选出新的主节点；程序会自动重试。</translation>
    </message>
    <message>
        <source>The cluster is not set up: no node serves anything.</source>
        <translation>集群尚未配置：没有节点提供服务。</translation>
    </message>
    <message>
        <source>Give its slots to its nodes with redis-cli --cluster.</source>
        <translation>请用 redis-cli --cluster 为各节点分配槽。</translation>
    </message>
    <message>
        <source>The server is no part of a cluster.</source>
        <translation>该服务器不属于任何集群。</translation>
    </message>
    <message>
        <source>Write redis:// instead of redis+cluster:// in its address.</source>
        <translation>请在地址中用 redis:// 代替 redis+cluster://。</translation>
    </message>
    <message>
        <source>The keys of this command are on several nodes of the cluster.</source>
        <translation>此命令的键分布在集群的多个节点上。</translation>
    </message>
    <message>
        <source>Keys with the same {tag} share a slot; else send one command for each.</source>
        <translation>带有相同 {标签} 的键位于同一个槽；否则请逐个发送命令。</translation>
    </message>
    <message>
        <source>The server is a node of a cluster.</source>
        <translation>该服务器是集群中的一个节点。</translation>
    </message>
    <message>
        <source>Write redis+cluster:// instead of redis:// in its address.</source>
        <translation>请在地址中用 redis+cluster:// 代替 redis://。</translation>
    </message>
    <message>
        <source>The server has forgotten the script that stores messages.</source>
        <translation>服务器已丢失保存消息的脚本。</translation>
    </message>
    <message>
        <source>It is sent again with the next try.</source>
        <translation>下次尝试时会重新发送。</translation>
    </message>
    <message>
        <source>A key of this channel holds something that is not Taproom&apos;s.</source>
        <translation>此频道的某个键保存着不属于 Taproom 的内容。</translation>
    </message>
    <message>
        <source>Another program uses the same name; choose another channel or set a prefix.</source>
        <translation>有其他程序使用同一名称；请选择其他频道或设置前缀。</translation>
    </message>
    <message>
        <source>The node has just become a replica.</source>
        <translation>此节点刚刚成为从库。</translation>
    </message>
    <message>
        <source>Nothing answers at that address and port.</source>
        <translation>该地址和端口没有响应。</translation>
    </message>
    <message>
        <source>Check both, and that Redis is running there.</source>
        <translation>请检查两者，并确认 Redis 正在运行。</translation>
    </message>
    <message>
        <source>There is no computer of that name.</source>
        <translation>没有该名称的计算机。</translation>
    </message>
    <message>
        <source>Check the name in the server settings, and the network.</source>
        <translation>请检查服务器设置中的名称以及网络。</translation>
    </message>
    <message>
        <source>There is no way to that computer.</source>
        <translation>无法到达该计算机。</translation>
    </message>
    <message>
        <source>Check the network, a VPN, or a firewall between.</source>
        <translation>请检查网络、VPN 或中间的防火墙。</translation>
    </message>
    <message>
        <source>The server has closed the connection.</source>
        <translation>服务器关闭了连接。</translation>
    </message>
    <message>
        <source>We connect again by ourselves.</source>
        <translation>程序会自动重新连接。</translation>
    </message>
    <message>
        <source>There is no connection to the server.</source>
        <translation>没有到服务器的连接。</translation>
    </message>
    <message>
        <source>No secure connection could be made.</source>
        <translation>无法建立安全连接。</translation>
    </message>
    <message>
        <source>Check that the server speaks TLS on that port, and its certificate.</source>
        <translation>请检查服务器在该端口是否使用 TLS 及其证书。</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is signed by nobody this computer trusts.</source>
        <translation>服务器证书的签发者不受此计算机信任。</translation>
    </message>
    <message>
        <source>Name its authority with ?ca=FILE in the server settings.</source>
        <translation>请在服务器设置中用 ?ca=文件 指定签发机构。</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is made out to another name.</source>
        <translation>服务器证书属于另一个名称。</translation>
    </message>
    <message>
        <source>Use the name that is in the certificate.</source>
        <translation>请使用证书中的名称。</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is not valid today.</source>
        <translation>服务器证书目前无效。</translation>
    </message>
    <message>
        <source>It must be renewed; check this computer&apos;s clock, too.</source>
        <translation>需要更新证书；也请检查此计算机的时钟。</translation>
    </message>
    <message>
        <source>The server did not answer in time.</source>
        <translation>服务器未及时响应。</translation>
    </message>
    <message>
        <source>Check the address; a firewall may swallow the connection.</source>
        <translation>请检查地址；防火墙可能拦截了连接。</translation>
    </message>
    <message>
        <source>The server has fallen silent.</source>
        <translation>服务器没有动静了。</translation>
    </message>
    <message>
        <source>What answers there is no Redis server; it may be a web server.</source>
        <translation>那里响应的不是 Redis 服务器，可能是网页服务器。</translation>
    </message>
    <message>
        <source>Check the port; Redis usually listens on 6379.</source>
        <translation>请检查端口；Redis 通常监听 6379。</translation>
    </message>
    <message>
        <source>Too much waits for the server already.</source>
        <translation>等待服务器处理的内容已经太多。</translation>
    </message>
    <message>
        <source>Wait until the connection is back, then try again.</source>
        <translation>请等连接恢复后再试。</translation>
    </message>
    <message>
        <source>This is a Sentinel, not a server that holds data.</source>
        <translation>这是 Sentinel，不是保存数据的服务器。</translation>
    </message>
    <message>
        <source>Use an address that starts with redis+sentinel:// and ends with the master&apos;s name.</source>
        <translation>请使用以 redis+sentinel:// 开头、以主库名称结尾的地址。</translation>
    </message>
    <message>
        <source>redis-server is not installed on this computer.</source>
        <translation>此计算机没有安装 redis-server。</translation>
    </message>
    <message>
        <source>Install it; on Debian and Ubuntu: sudo apt install redis-server.</source>
        <translation>请安装；在 Debian 和 Ubuntu 上：sudo apt install redis-server。</translation>
    </message>
    <message>
        <source>Another program listens on the port of the demo.</source>
        <translation>有其他程序占用了演示的端口。</translation>
    </message>
    <message>
        <source>Start the demo again; it will take other ports.</source>
        <translation>请重新启动演示；它会使用其他端口。</translation>
    </message>
    <message>
        <source>The demo&apos;s Redis did not start in time.</source>
        <translation>演示的 Redis 未能及时启动。</translation>
    </message>
    <message>
        <source>Start it again when this computer is less busy.</source>
        <translation>请在此计算机不太忙时重新启动。</translation>
    </message>
    <message>
        <source>The demo&apos;s replicas did not find their masters in time.</source>
        <translation>演示的从库未能及时找到主库。</translation>
    </message>
    <message>
        <source>A Redis of the demo has ended by itself.</source>
        <translation>演示的一个 Redis 意外退出。</translation>
    </message>
    <message>
        <source>Close all windows of the demo and start it again.</source>
        <translation>请关闭演示的所有窗口并重新启动。</translation>
    </message>
    <message>
        <source>The demo&apos;s servers have ended or cannot be started.</source>
        <translation>演示的服务器已结束或无法启动。</translation>
    </message>
    <message>
        <source>Start it again with: taproom demo.</source>
        <translation>请重新启动：taproom demo。</translation>
    </message>
    <message>
        <source>The data folder cannot be made or written.</source>
        <translation>数据文件夹无法创建或写入。</translation>
    </message>
    <message>
        <source>Give another one with --data-dir.</source>
        <translation>请用 --data-dir 指定其他文件夹。</translation>
    </message>
    <message>
        <source>A channel needs a name.</source>
        <translation>频道需要名称。</translation>
    </message>
    <message>
        <source>Type one; it is made by joining it.</source>
        <translation>请输入名称；加入即创建。</translation>
    </message>
    <message>
        <source>A channel name has at most 128 bytes.</source>
        <translation>频道名称最多 128 字节。</translation>
    </message>
    <message>
        <source>Choose a shorter one; a Chinese letter counts as three.</source>
        <translation>请选择较短的名称；一个汉字算三个字节。</translation>
    </message>
    <message>
        <source>A channel name has to be text.</source>
        <translation>频道名称必须是文本。</translation>
    </message>
    <message>
        <source>Type it instead of pasting it.</source>
        <translation>请手动输入，不要粘贴。</translation>
    </message>
    <message>
        <source>The name contains a character that nobody can see.</source>
        <translation>名称中含有不可见的字符。</translation>
    </message>
    <message>
        <source>Names that begin like this are used by Redis or by Taproom itself.</source>
        <translation>以此开头的名称由 Redis 或 Taproom 自身使用。</translation>
    </message>
    <message>
        <source>Choose another beginning.</source>
        <translation>请换一个开头。</translation>
    </message>
    <message>
        <source>A user name is needed.</source>
        <translation>需要用户名。</translation>
    </message>
    <message>
        <source>Type yours.</source>
        <translation>请输入您的用户名。</translation>
    </message>
    <message>
        <source>A user name has to be text.</source>
        <translation>用户名必须是文本。</translation>
    </message>
    <message>
        <source>A user name has letters, digits, dots, underscores and dashes only.</source>
        <translation>用户名只能包含文字、数字、点、下划线和连字符。</translation>
    </message>
    <message>
        <source>Take out the others.</source>
        <translation>请去掉其他字符。</translation>
    </message>
    <message>
        <source>A user name has at most 32 letters.</source>
        <translation>用户名最多 32 个字符。</translation>
    </message>
    <message>
        <source>Choose a shorter one.</source>
        <translation>请选择较短的名称。</translation>
    </message>
    <message>
        <source>There is nothing to send.</source>
        <translation>没有可发送的内容。</translation>
    </message>
    <message>
        <source>Write something first.</source>
        <translation>请先写点内容。</translation>
    </message>
    <message>
        <source>The message is too long: at most 64 KiB are taken.</source>
        <translation>消息太长：最多 64 KiB。</translation>
    </message>
    <message>
        <source>Shorten it, or send it in parts.</source>
        <translation>请缩短，或分多次发送。</translation>
    </message>
    <message>
        <source>A message has to be text.</source>
        <translation>消息必须是文本。</translation>
    </message>
    <message>
        <source>Send bytes with `taproom send --plain`.</source>
        <translation>请用 `taproom send --plain` 发送字节。</translation>
    </message>
    <message>
        <source>A pattern listens to many channels and has none to write to.</source>
        <translation>模式会监听许多频道，没有可写入的频道。</translation>
    </message>
    <message>
        <source>Open one of them to write there.</source>
        <translation>请打开其中一个频道再写。</translation>
    </message>
    <message>
        <source>That channel is not joined.</source>
        <translation>尚未加入该频道。</translation>
    </message>
    <message>
        <source>Join it first.</source>
        <translation>请先加入。</translation>
    </message>
    <message>
        <source>There is no such command.</source>
        <translation>没有这个命令。</translation>
    </message>
    <message>
        <source>/help lists them; a message that begins with a slash is written with two.</source>
        <translation>/help 会列出所有命令；以斜杠开头的消息请写两个斜杠。</translation>
    </message>
    <message>
        <source>The message was not stored in time.</source>
        <translation>消息未能及时保存。</translation>
    </message>
    <message>
        <source>It stays in the outbox and is sent when the server answers.</source>
        <translation>它留在发件箱中，服务器响应后发送。</translation>
    </message>
    <message>
        <source>None of the nodes that answer is a master.</source>
        <translation>有响应的节点都不是主库。</translation>
    </message>
    <message>
        <source>Check the address, and that a master is running; it is looked for again by ourselves.</source>
        <translation>请检查地址并确认主库正在运行；程序会自动再次寻找。</translation>
    </message>
    <message>
        <source>That node cannot be reached, or is none of this server.</source>
        <translation>该节点无法到达，或不属于此服务器。</translation>
    </message>
    <message>
        <source>Choose one that the topology shows.</source>
        <translation>请选择拓扑中显示的节点。</translation>
    </message>
    <message>
        <source>The data was written by a newer version of Taproom.</source>
        <translation>数据由更新版本的 Taproom 写入。</translation>
    </message>
    <message>
        <source>Install that version, or name another folder with --data-dir.</source>
        <translation>请安装该版本，或用 --data-dir 指定其他文件夹。</translation>
    </message>
    <message>
        <source>The connection to the server broke.</source>
        <translation>到服务器的连接中断了。</translation>
    </message>
    <message>
        <source>We connect again by ourselves; check the network if it lasts.</source>
        <translation>程序会自动重新连接；如果一直如此，请检查网络。</translation>
    </message>
    <message>
        <source>We try again by ourselves; check the network if it lasts.</source>
        <translation>程序会自动重试；如果一直如此，请检查网络。</translation>
    </message>
    <message>
        <source>The server sent something that is no Redis protocol.</source>
        <translation>服务器发来的内容不符合 Redis 协议。</translation>
    </message>
    <message>
        <source>Check the address and port; a proxy may be between.</source>
        <translation>请检查地址和端口；中间可能有代理。</translation>
    </message>
    <message>
        <source>The server refused this.</source>
        <translation>服务器拒绝了此操作。</translation>
    </message>
    <message>
        <source>Try again, or ask whoever runs the server.</source>
        <translation>请重试，或询问服务器管理员。</translation>
    </message>
    <message>
        <source>No node of this server can do that now.</source>
        <translation>目前没有节点能执行此操作。</translation>
    </message>
    <message>
        <source>Master and replicas are being looked for again.</source>
        <translation>正在重新寻找主库和从库。</translation>
    </message>
    <message>
        <source>The name or the password is wrong.</source>
        <translation>用户名或密码错误。</translation>
    </message>
    <message>
        <source>A file on this computer cannot be read or written.</source>
        <translation>此计算机上的文件无法读取或写入。</translation>
    </message>
    <message>
        <source>Check that the disk is not full and the data folder is yours.</source>
        <translation>请检查磁盘是否已满，以及数据文件夹是否属于您。</translation>
    </message>
    <message>
        <source>What was entered cannot be used.</source>
        <translation>输入的内容无法使用。</translation>
    </message>
    <message>
        <source>This was given up before it was done.</source>
        <translation>操作在完成前被放弃。</translation>
    </message>
    <message>
        <source>Something went wrong.</source>
        <translation>出错了。</translation>
    </message>
    <message>
        <source>This computer has no driver for that kind of account database.</source>
        <translation>此计算机上没有这种账户数据库的驱动程序。</translation>
    </message>
    <message>
        <source>On Debian and Ubuntu install libqt6sql6-mysql for MySQL and MariaDB, or libqt6sql6-psql for PostgreSQL.</source>
        <translation>在 Debian 和 Ubuntu 上，MySQL 和 MariaDB 请安装 libqt6sql6-mysql，PostgreSQL 请安装 libqt6sql6-psql。</translation>
    </message>
    <message>
        <source>The account database cannot be reached.</source>
        <translation>无法连接账户数据库。</translation>
    </message>
    <message>
        <source>Check its address in the server settings, and that it is running.</source>
        <translation>请在服务器设置中检查其地址，并确认它正在运行。</translation>
    </message>
    <message>
        <source>The connection to the account database broke.</source>
        <translation>与账户数据库的连接已中断。</translation>
    </message>
    <message>
        <source>Try again; check the network if it lasts.</source>
        <translation>请重试；若一直如此，请检查网络。</translation>
    </message>
    <message>
        <source>The account database did not answer in time.</source>
        <translation>账户数据库未及时应答。</translation>
    </message>
    <message>
        <source>Try again, or ask whoever runs it.</source>
        <translation>请重试，或询问其管理员。</translation>
    </message>
    <message>
        <source>The account database does not accept the user name and password of this profile.</source>
        <translation>账户数据库不接受此配置的用户名和密码。</translation>
    </message>
    <message>
        <source>Correct them in the server settings.</source>
        <translation>请在服务器设置中更正。</translation>
    </message>
    <message>
        <source>No secure connection to the account database could be made.</source>
        <translation>无法与账户数据库建立安全连接。</translation>
    </message>
    <message>
        <source>Check that it speaks TLS, and name its authority with ca=FILE in the server settings.</source>
        <translation>请确认它支持 TLS，并在服务器设置中用 ca=FILE 指定其证书颁发机构。</translation>
    </message>
    <message>
        <source>There is no such account database.</source>
        <translation>没有这个账户数据库。</translation>
    </message>
    <message>
        <source>Check its name in the server settings.</source>
        <translation>请在服务器设置中检查其名称。</translation>
    </message>
    <message>
        <source>The account database has no table of that name.</source>
        <translation>账户数据库中没有该名称的表。</translation>
    </message>
    <message>
        <source>Name the right table in the server settings.</source>
        <translation>请在服务器设置中填写正确的表名。</translation>
    </message>
    <message>
        <source>The account table has no columns of those names.</source>
        <translation>账户表中没有这些名称的列。</translation>
    </message>
    <message>
        <source>Name the columns of names and passwords in the server settings.</source>
        <translation>请在服务器设置中填写用户名列和密码列。</translation>
    </message>
    <message>
        <source>The account database does not let this profile&apos;s user do that.</source>
        <translation>账户数据库不允许此配置的用户执行该操作。</translation>
    </message>
    <message>
        <source>Whoever runs it finds ready grants in resources/sql/grants.</source>
        <translation>管理员可在 resources/sql/grants 中找到现成的授权语句。</translation>
    </message>
    <message>
        <source>The account database takes no changes.</source>
        <translation>账户数据库不接受更改。</translation>
    </message>
    <message>
        <source>Ask whoever runs it, or use the one that does.</source>
        <translation>请询问其管理员，或改用可写的数据库。</translation>
    </message>
    <message>
        <source>A column of the account table is too narrow for that.</source>
        <translation>账户表的某一列太窄，放不下。</translation>
    </message>
    <message>
        <source>Whoever runs the database must make it wider; a password needs 97 characters.</source>
        <translation>数据库管理员须将其加宽；密码需要 97 个字符。</translation>
    </message>
    <message>
        <source>The account database is locked by somebody else.</source>
        <translation>账户数据库被他人锁定。</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>请稍后重试。</translation>
    </message>
    <message>
        <source>The account database has no room left.</source>
        <translation>账户数据库已无空间。</translation>
    </message>
    <message>
        <source>Whoever runs it must free its disk.</source>
        <translation>管理员须释放其磁盘空间。</translation>
    </message>
    <message>
        <source>The account file is damaged, or is no database.</source>
        <translation>账户文件已损坏，或不是数据库。</translation>
    </message>
    <message>
        <source>Restore it, or name another one in the server settings.</source>
        <translation>请恢复该文件，或在服务器设置中指定另一个。</translation>
    </message>
    <message>
        <source>The account database could not answer.</source>
        <translation>账户数据库无法应答。</translation>
    </message>
    <message>
        <source>A password is needed.</source>
        <translation>需要密码。</translation>
    </message>
    <message>
        <source>Enter yours.</source>
        <translation>请输入您的密码。</translation>
    </message>
    <message>
        <source>The name or the password is wrong, as far as is remembered; the account database cannot be reached.</source>
        <translation>就所记住的信息而言，用户名或密码错误；账户数据库无法连接。</translation>
    </message>
    <message>
        <source>If you have just changed your password, try again when the database is back.</source>
        <translation>如果您刚刚修改过密码，请在数据库恢复后重试。</translation>
    </message>
    <message>
        <source>There is no account of that name.</source>
        <translation>没有该名称的账户。</translation>
    </message>
    <message>
        <source>Check the spelling.</source>
        <translation>请检查拼写。</translation>
    </message>
    <message>
        <source>Too many wrong passwords were tried for this name.</source>
        <translation>此用户名输错密码的次数过多。</translation>
    </message>
    <message>
        <source>Wait a while before you try again.</source>
        <translation>请稍等一段时间再试。</translation>
    </message>
    <message>
        <source>This account is disabled or gone.</source>
        <translation>此账户已停用或已不存在。</translation>
    </message>
    <message>
        <source>Ask whoever looks after the accounts.</source>
        <translation>请询问账户管理员。</translation>
    </message>
    <message>
        <source>The remembered sign-in has ended.</source>
        <translation>已记住的登录已失效。</translation>
    </message>
    <message>
        <source>Enter your password to sign in again.</source>
        <translation>请输入密码重新登录。</translation>
    </message>
    <message>
        <source>No sign-in of that name is remembered on this computer.</source>
        <translation>此计算机没有记住该用户名的登录。</translation>
    </message>
    <message>
        <source>Enter your password.</source>
        <translation>请输入您的密码。</translation>
    </message>
    <message>
        <source>This computer&apos;s keychain cannot be used.</source>
        <translation>无法使用此计算机的密钥串。</translation>
    </message>
    <message>
        <source>Unlock it, or sign in with the password each time.</source>
        <translation>请将其解锁，或每次都用密码登录。</translation>
    </message>
    <message>
        <source>There is too little memory to check the password.</source>
        <translation>内存不足，无法检查密码。</translation>
    </message>
    <message>
        <source>Close other programs and try again.</source>
        <translation>请关闭其他程序后重试。</translation>
    </message>
    <message>
        <source>That is no user name.</source>
        <translation>这不是有效的用户名。</translation>
    </message>
    <message>
        <source>A name has 1 to 32 letters and digits, dots, underscores and dashes; a new one has the letters of one script only.</source>
        <translation>用户名由 1 到 32 个字母、数字、点、下划线和连字符组成；新用户名只能使用一种文字的字母。</translation>
    </message>
    <message>
        <source>That cannot be a password.</source>
        <translation>这不能用作密码。</translation>
    </message>
    <message>
        <source>It has at least one and at most 1024 letters, and no control characters.</source>
        <translation>密码至少 1 个、最多 1024 个字符，且不含控制字符。</translation>
    </message>
    <message>
        <source>The two passwords differ.</source>
        <translation>两次输入的密码不同。</translation>
    </message>
    <message>
        <source>Type the new one again.</source>
        <translation>请重新输入新密码。</translation>
    </message>
    <message>
        <source>An account has that name already.</source>
        <translation>已有账户使用该名称。</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>请另选一个名称。</translation>
    </message>
    <message>
        <source>Somebody else has changed the password in the meantime.</source>
        <translation>在此期间有人修改了密码。</translation>
    </message>
    <message>
        <source>Sign in with the new one.</source>
        <translation>请用新密码登录。</translation>
    </message>
    <message>
        <source>The password column of the account table has no room for a safe hash.</source>
        <translation>账户表的密码列放不下安全的散列值。</translation>
    </message>
    <message>
        <source>Whoever runs the database must make it 255 characters wide.</source>
        <translation>数据库管理员须将其加宽到 255 个字符。</translation>
    </message>
    <message>
        <source>Accounts of this table cannot be disabled.</source>
        <translation>此表中的账户无法停用。</translation>
    </message>
    <message>
        <source>It needs the columns display_name, disabled and changed_at; resources/sql/schema has them.</source>
        <translation>该表需要 display_name、disabled 和 changed_at 列；见 resources/sql/schema。</translation>
    </message>
</context>
<context>
    <name>InputLine</name>
    <message>
        <source>writes to somebody directly</source>
        <translation>直接发消息给某人</translation>
    </message>
    <message>
        <source>joins a channel</source>
        <translation>加入频道</translation>
    </message>
    <message>
        <source>leaves this channel, or another one</source>
        <translation>离开此频道或其他频道</translation>
    </message>
    <message>
        <source>says what you do</source>
        <translation>描述您的动作</translation>
    </message>
    <message>
        <source>sets the channel&apos;s topic, or takes it away</source>
        <translation>设置或移除频道主题</translation>
    </message>
    <message>
        <source>shows this list</source>
        <translation>显示此列表</translation>
    </message>
    <message>
        <source>//TEXT: says a text that begins with a slash</source>
        <translation>//文本：发送以斜杠开头的文本</translation>
    </message>
</context>
<context>
    <name>NodeText</name>
    <message>
        <source>master</source>
        <translation>主库</translation>
    </message>
    <message>
        <source>replica</source>
        <translation>从库</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>cannot be reached</source>
        <translation>无法连接</translation>
    </message>
    <message>
        <source>does not answer</source>
        <translation>没有应答</translation>
    </message>
    <message>
        <source>reads its data</source>
        <translation>正在载入数据</translation>
    </message>
    <message>
        <source>copies everything anew</source>
        <translation>正在重新全量复制</translation>
    </message>
    <message>
        <source>has lost its master</source>
        <translation>失去了主库</translation>
    </message>
    <message>
        <source>gets nothing from the master</source>
        <translation>收不到主库的数据</translation>
    </message>
    <message>
        <source>too far behind</source>
        <translation>落后太多</translation>
    </message>
    <message>
        <source>we read and write here</source>
        <translation>在此读写</translation>
    </message>
    <message>
        <source>we read here</source>
        <translation>在此读取</translation>
    </message>
    <message>
        <source>we write here</source>
        <translation>在此写入</translation>
    </message>
    <message>
        <source>%1 behind</source>
        <translation>落后 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n subscriber(s)</source>
        <translation>
            <numerusform>%n 个订阅者</numerusform>
        </translation>
    </message>
    <message>
        <source>No node can be read.</source>
        <translation>没有可读的节点。</translation>
    </message>
    <message>
        <source>No replica is fit: the master is read as well.</source>
        <translation>没有合适的从库：也从主库读取。</translation>
    </message>
</context>
<context>
    <name>RoomText</name>
    <message>
        <source>joining…</source>
        <translation>正在加入…</translation>
    </message>
    <message>
        <source>refused by the server</source>
        <translation>被服务器拒绝</translation>
    </message>
    <message numerus="yes">
        <source>%n unread message(s)</source>
        <translation>
            <numerusform>%n 条未读消息</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mention(s)</source>
        <translation>
            <numerusform>%n 次提及</numerusform>
        </translation>
    </message>
    <message>
        <source>muted</source>
        <translation>已静音</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n subscriber(s)</source>
        <translation>
            <numerusform>%1：%n 个订阅者</numerusform>
        </translation>
    </message>
    <message>
        <source>Not every node answered: there may be more.</source>
        <translation>并非所有节点都有响应：可能更多。</translation>
    </message>
</context>
<context>
    <name>RowBuilder</name>
    <message numerus="yes">
        <source>Show all: %n more line(s)</source>
        <translation>
            <numerusform>显示全部：还有 %n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>Show less; the end is only in the copy</source>
        <translation>收起；结尾部分只在复制时包含</translation>
    </message>
</context>
<context>
    <name>RowLayout</name>
    <message>
        <source>Open link</source>
        <translation>打开链接</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Show less</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式化</translation>
    </message>
    <message>
        <source>As sent</source>
        <translation>原样</translation>
    </message>
</context>
<context>
    <name>StatusText</name>
    <message>
        <source>master</source>
        <translation>主库</translation>
    </message>
    <message>
        <source>replica</source>
        <translation>从库</translation>
    </message>
    <message>
        <source>role not known yet</source>
        <translation>角色未知</translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>未连接</translation>
    </message>
    <message>
        <source>looking for the right node…</source>
        <translation>正在寻找合适的节点…</translation>
    </message>
    <message>
        <source>connecting…</source>
        <translation>正在连接…</translation>
    </message>
    <message>
        <source>connecting to %1…</source>
        <translation>正在连接 %1…</translation>
    </message>
    <message>
        <source>connected to %1</source>
        <translation>已连接 %1</translation>
    </message>
    <message>
        <source>trying again in %1</source>
        <translation>%1后重试</translation>
    </message>
    <message>
        <source>given up</source>
        <translation>已放弃</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <extracomment>A state, then why</extracomment>
        <translation>%1。%2</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>已连接</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>未连接</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>Reconnecting…</source>
        <translation>正在重新连接…</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>正在连接…</translation>
    </message>
    <message>
        <source>Connected: %1; %2.</source>
        <translation>已连接：%1；%2。</translation>
    </message>
    <message>
        <source>Writing: %1</source>
        <translation>写入：%1</translation>
    </message>
    <message>
        <source>Reading: %1</source>
        <translation>读取：%1</translation>
    </message>
    <message>
        <source>%1 behind</source>
        <translation>落后 %1</translation>
    </message>
    <message>
        <source>Reading from %1 (%2)</source>
        <translation>读取自 %1（%2）</translation>
    </message>
    <message>
        <source>%1. Messages and history come from this node.</source>
        <translation>%1。消息和历史记录来自此节点。</translation>
    </message>
    <message>
        <source>%1. No replica is fit, so the master is read as well.</source>
        <translation>%1。没有可用的从库，因此也从主库读取。</translation>
    </message>
    <message>
        <source>Writing to %1 (%2)</source>
        <translation>写入 %1（%2）</translation>
    </message>
    <message>
        <source>%1. What you send goes there first.</source>
        <translation>%1。您发送的内容先到那里。</translation>
    </message>
    <message>
        <source>Delivery not proved yet</source>
        <translation>尚未验证送达</translation>
    </message>
    <message>
        <source>No message has come back from the server so far.</source>
        <translation>到目前为止没有消息从服务器返回。</translation>
    </message>
    <message>
        <source>Delivery proved %1 ago</source>
        <translation>%1前验证送达</translation>
    </message>
    <message>
        <source>%1: what was written on the master arrived where we read.</source>
        <translation>%1：写入主库的内容已到达读取的节点。</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting in the outbox</source>
        <translation>
            <numerusform>发件箱中有 %n 条等待</numerusform>
        </translation>
    </message>
    <message>
        <source>Not subscribed: any command is allowed</source>
        <translation>未订阅：可以执行任何命令</translation>
    </message>
    <message numerus="yes">
        <source>%n channel(s)</source>
        <translation>
            <numerusform>%n 个频道</numerusform>
        </translation>
    </message>
    <message>
        <source>Subscribed to %1</source>
        <translation>已订阅 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n pattern(s)</source>
        <translation>
            <numerusform>%n 个模式</numerusform>
        </translation>
    </message>
    <message>
        <source>Subscribed to %1, %2</source>
        <translation>已订阅 %1、%2</translation>
    </message>
    <message numerus="yes">
        <source>%n subscriber(s)</source>
        <translation>
            <numerusform>%n 个订阅者</numerusform>
        </translation>
    </message>
    <message>
        <source>≥ %1</source>
        <extracomment>A lower bound: not every node answered</extracomment>
        <translation>≥ %1</translation>
    </message>
</context>
<context>
    <name>TimeText</name>
    <message>
        <source>Unknown day</source>
        <translation>日期未知</translation>
    </message>
    <message>
        <source>dddd, d MMMM</source>
        <extracomment>A day as a date pattern of QLocale::toString()</extracomment>
        <translation>M月d日 dddd</translation>
    </message>
    <message>
        <source>dddd, d MMMM yyyy</source>
        <extracomment>A day of another year as a date pattern of QLocale::toString()</extracomment>
        <translation>yyyy年M月d日 dddd</translation>
    </message>
    <message>
        <source>Unknown time</source>
        <translation>时间未知</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 小时</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>app::Application</name>
    <message>
        <source>A settings file could not be read; it was set aside as %1</source>
        <translation>设置文件无法读取，已改名为 %1</translation>
    </message>
    <message>
        <source>The password is changed. Redis could not be told: what is remembered of the old one counts until it expires.</source>
        <translation>密码已修改。但无法通知 Redis：旧密码的缓存在过期之前仍然有效。</translation>
    </message>
    <message>
        <source>The password is changed.</source>
        <translation>密码已修改。</translation>
    </message>
    <message>
        <source>Sign out everywhere</source>
        <translation>在所有设备上退出</translation>
    </message>
    <message>
        <source>Sign %1 out on all computers? Each will ask for the password again.</source>
        <translation>要让 %1 在所有计算机上退出登录吗？每台计算机都会重新要求输入密码。</translation>
    </message>
</context>
<context>
    <name>app::Reception</name>
    <message>
        <source>Starting a master, its replica and the replica&apos;s replica…</source>
        <translation>正在启动主库、它的从库和从库的从库…</translation>
    </message>
    <message>
        <source>Private servers on this computer. Accounts: %1; password: %2</source>
        <translation>此计算机上的私有服务器。账户：%1；密码：%2</translation>
    </message>
    <message>
        <source>Signing in as %1…</source>
        <translation>正在以 %1 的身份登录…</translation>
    </message>
    <message>
        <source>Checking the password…</source>
        <translation>正在检查密码…</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>正在连接…</translation>
    </message>
</context>
<context>
    <name>app::SignIn</name>
    <message>
        <source>This sign-in is not remembered. %1</source>
        <translation>此次登录未被记住。%1</translation>
    </message>
</context>
<context>
    <name>ui::AboutDialog</name>
    <message>
        <source>About Taproom</source>
        <translation>关于 Taproom</translation>
    </message>
    <message>
        <source>Taproom %1</source>
        <translation>Taproom %1</translation>
    </message>
    <message>
        <source>A chat whose only server is the Redis you already run. Channels are Redis Pub/Sub channels, history is Redis Streams; it reads from a replica near you and writes to the master.

Free software under the MIT licence. Built with Qt %1.</source>
        <translation>只需要您已有的 Redis 作为服务器的聊天程序。频道就是 Redis 的 Pub/Sub 频道，历史记录就是 Redis Streams；它从您附近的从库读取，向主库写入。

MIT 许可证下的自由软件。使用 Qt %1 构建。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>ui::AdviceText</name>
    <message>
        <source>Guessed at once</source>
        <translation>一猜即中</translation>
    </message>
    <message>
        <source>Easy to guess</source>
        <translation>容易猜到</translation>
    </message>
    <message>
        <source>Could be stronger</source>
        <translation>还可以更强</translation>
    </message>
    <message>
        <source>Hard to guess</source>
        <translation>难以猜到</translation>
    </message>
    <message>
        <source>Very hard to guess</source>
        <translation>非常难猜</translation>
    </message>
    <message>
        <source>It is made of a word that everybody tries first. Put words together that do not belong together.</source>
        <translation>它由人人都会先试的词组成。请把毫不相干的词组合在一起。</translation>
    </message>
    <message>
        <source>Your own name is the first thing that is tried. Leave it out.</source>
        <translation>您自己的名字是最先被尝试的。请不要使用。</translation>
    </message>
    <message>
        <source>It repeats itself. Something new helps more than the same again.</source>
        <translation>它有重复。加入新的内容比重复更有用。</translation>
    </message>
    <message>
        <source>It is a sequence of letters or digits. Break it.</source>
        <translation>它是连续的字母或数字。请打乱它。</translation>
    </message>
    <message>
        <source>Its letters stand in a row on the keyboard. Add words that do not.</source>
        <translation>它的字母在键盘上连成一排。请加入不相连的词。</translation>
    </message>
    <message>
        <source>Dates are soon found. Add words that have nothing to do with it.</source>
        <translation>日期很快就能猜到。请加入与之无关的词。</translation>
    </message>
    <message>
        <source>It is short. Four words that have nothing to do with each other are better.</source>
        <translation>它太短。四个互不相干的词更好。</translation>
    </message>
</context>
<context>
    <name>ui::BrowseDialog</name>
    <message>
        <source>Browse channels</source>
        <translation>浏览频道</translation>
    </message>
    <message>
        <source>Filter by name</source>
        <translation>按名称筛选</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>加入</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Known channels</source>
        <translation>已知频道</translation>
    </message>
    <message>
        <source>No channels yet: join one by its name and it is there.</source>
        <translation>还没有频道：按名称加入一个就有了。</translation>
    </message>
    <message>
        <source>Asking the servers…</source>
        <translation>正在询问服务器…</translation>
    </message>
    <message>
        <source>No channel has this in its name.</source>
        <translation>没有名称中含此文字的频道。</translation>
    </message>
    <message numerus="yes">
        <source>%n channel(s)</source>
        <translation>
            <numerusform>%n 个频道</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ChangePasswordDialog</name>
    <message>
        <source>Change password</source>
        <translation>修改密码</translation>
    </message>
    <message>
        <source>Change password of %1</source>
        <translation>修改 %1 的密码</translation>
    </message>
    <message>
        <source>All remembered sign-ins end, but for this computer&apos;s.</source>
        <translation>除此计算机外，所有已记住的登录都将失效。</translation>
    </message>
    <message>
        <source>Old password</source>
        <translation>旧密码</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>The password is being changed…</source>
        <translation>正在修改密码…</translation>
    </message>
</context>
<context>
    <name>ui::ChannelDirectoryModel</name>
    <message>
        <source>joined</source>
        <translation>已加入</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>频道</translation>
    </message>
    <message>
        <source>Subscribers</source>
        <translation>订阅者</translation>
    </message>
    <message>
        <source>Last message</source>
        <translation>最后一条消息</translation>
    </message>
</context>
<context>
    <name>ui::CheckList</name>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
</context>
<context>
    <name>ui::CheckupDialog</name>
    <message>
        <source>Test connection</source>
        <translation>测试连接</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>The servers are being asked; nothing is changed.</source>
        <translation>正在询问服务器；不会更改任何内容。</translation>
    </message>
    <message>
        <source>It does not work yet.</source>
        <translation>还不能使用。</translation>
    </message>
    <message>
        <source>It works, and some of it could be better.</source>
        <translation>可以使用，但有些地方还可以改进。</translation>
    </message>
    <message>
        <source>All is well.</source>
        <translation>一切正常。</translation>
    </message>
</context>
<context>
    <name>ui::CheckupText</name>
    <message>
        <source>Redis</source>
        <translation>Redis</translation>
    </message>
    <message>
        <source>Redis %1 answers, by RESP%2.</source>
        <translation>Redis %1 已应答，协议为 RESP%2。</translation>
    </message>
    <message>
        <source>Master and replica</source>
        <translation>主库与从库</translation>
    </message>
    <message>
        <source>The master %1 is read and written.</source>
        <translation>从主库 %1 读取，也写入该节点。</translation>
    </message>
    <message>
        <source>There is no replica that is fit to be read: the master %1 is read and written.</source>
        <translation>没有适合读取的从库：读写都使用主库 %1。</translation>
    </message>
    <message>
        <source>The replica %1 is read, the master %2 is written.</source>
        <translation>从从库 %1 读取，写入主库 %2。</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>加密</translation>
    </message>
    <message>
        <source>Passwords and messages cross the network in clear. Let the servers speak TLS and use rediss://.</source>
        <translation>密码和消息以明文在网络上传输。请让服务器启用 TLS，并使用 rediss://。</translation>
    </message>
    <message>
        <source>Nobody proves that the account database is the right one. Let it speak TLS and set tls=verify.</source>
        <translation>无法证明账户数据库的身份。请让它启用 TLS，并设置 tls=verify。</translation>
    </message>
    <message>
        <source>TLS, with the certificate checked.</source>
        <translation>TLS，并已验证证书。</translation>
    </message>
    <message>
        <source>Nothing leaves this computer.</source>
        <translation>数据不会离开此计算机。</translation>
    </message>
    <message>
        <source>join channels</source>
        <translation>加入频道</translation>
    </message>
    <message>
        <source>read their history</source>
        <translation>读取历史消息</translation>
    </message>
    <message>
        <source>count subscribers</source>
        <translation>统计订阅者</translation>
    </message>
    <message>
        <source>list channels</source>
        <translation>列出频道</translation>
    </message>
    <message>
        <source>send messages</source>
        <translation>发送消息</translation>
    </message>
    <message>
        <source>set topics</source>
        <translation>设置主题</translation>
    </message>
    <message>
        <source>see the nodes</source>
        <translation>查看节点</translation>
    </message>
    <message>
        <source>subscribe to patterns</source>
        <translation>按模式订阅</translation>
    </message>
    <message>
        <source>show who is there</source>
        <translation>显示谁在线</translation>
    </message>
    <message>
        <source>keep read markers</source>
        <translation>保存已读位置</translation>
    </message>
    <message>
        <source>write to each other directly</source>
        <translation>互发私信</translation>
    </message>
    <message>
        <source>check that messages arrive</source>
        <translation>检查消息是否送达</translation>
    </message>
    <message>
        <source>remember sign-ins</source>
        <translation>记住登录</translation>
    </message>
    <message>
        <source>The server is older than Redis 7.0 and cannot say what this user may do.</source>
        <translation>服务器早于 Redis 7.0，无法得知此用户的权限。</translation>
    </message>
    <message>
        <source>Rights</source>
        <translation>权限</translation>
    </message>
    <message>
        <source>All that chatting needs.</source>
        <translation>具备聊天所需的全部权限。</translation>
    </message>
    <message>
        <source>This user may not: %1. Ready lines are in resources/acl/chat.acl.</source>
        <extracomment>%1 is a list such as &quot;send messages, set topics&quot;</extracomment>
        <translation>此用户无权：%1。现成的规则见 resources/acl/chat.acl。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Login cache</source>
        <translation>登录缓存</translation>
    </message>
    <message>
        <source>This user may not remember sign-ins in Redis: each one asks the directory, and wrong passwords are counted on this computer only. Ready lines are in resources/acl/app.acl.</source>
        <translation>此用户无权在 Redis 中记住登录：每次登录都会询问账户目录，错误密码只在此计算机上计数。现成的规则见 resources/acl/app.acl。</translation>
    </message>
    <message>
        <source>Sign-ins can be remembered.</source>
        <translation>可以记住登录。</translation>
    </message>
    <message>
        <source>Account directory</source>
        <translation>账户目录</translation>
    </message>
    <message numerus="yes">
        <source>%n account(s)</source>
        <translation>
            <numerusform>%n 个账户</numerusform>
        </translation>
    </message>
    <message>
        <source>The password column has no room for a safe hash: make it 255 characters wide.</source>
        <translation>密码列放不下安全的散列值：请加宽到 255 个字符。</translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) still have an old hash; the next sign-in of each replaces it.</source>
        <translation>
            <numerusform>%n 个账户仍使用旧的散列值；各自下次登录时会被替换。</numerusform>
        </translation>
    </message>
    <message>
        <source>This profile&apos;s user may not change passwords.</source>
        <translation>此配置的用户无权修改密码。</translation>
    </message>
    <message>
        <source>Accounts cannot be disabled: the columns display_name, disabled and changed_at are missing (resources/sql/schema).</source>
        <translation>账户无法停用：缺少 display_name、disabled 和 changed_at 列（见 resources/sql/schema）。</translation>
    </message>
    <message>
        <source>Account table</source>
        <translation>账户表</translation>
    </message>
    <message>
        <source>%1 has all that is needed.</source>
        <translation>%1 具备所需的一切。</translation>
    </message>
    <message>
        <source>Being tried</source>
        <translation>正在尝试</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>良好</translation>
    </message>
    <message>
        <source>Could be better</source>
        <translation>可以改进</translation>
    </message>
    <message>
        <source>Does not work</source>
        <translation>不能使用</translation>
    </message>
    <message>
        <source>Could not be tried</source>
        <translation>无法尝试</translation>
    </message>
</context>
<context>
    <name>ui::Composer</name>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Enter sends, Shift+Enter starts a new line</source>
        <translation>回车发送，Shift+回车换行</translation>
    </message>
    <message>
        <source>Emoji</source>
        <translation>表情</translation>
    </message>
    <message>
        <source>a colon and two letters</source>
        <translation>冒号加两个字母</translation>
    </message>
</context>
<context>
    <name>ui::ComposerCompleter</name>
    <message>
        <source>Suggestions</source>
        <translation>建议</translation>
    </message>
</context>
<context>
    <name>ui::ConnectionBadge</name>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
</context>
<context>
    <name>ui::ConversationPage</name>
    <message>
        <source>Live only</source>
        <translation>仅实时</translation>
    </message>
    <message>
        <source>Leave channel</source>
        <translation>离开频道</translation>
    </message>
    <message>
        <source>Message %1</source>
        <translation>发消息到 %1</translation>
    </message>
    <message>
        <source>A pattern only listens: join one of its channels to write</source>
        <translation>模式只能监听：要写消息请加入其中一个频道</translation>
    </message>
    <message>
        <source>Reading the log…</source>
        <translation>正在读取历史记录…</translation>
    </message>
    <message>
        <source>Listening to %1</source>
        <translation>正在监听 %1</translation>
    </message>
    <message>
        <source>What is published on a channel of this pattern appears here.</source>
        <translation>发布到匹配此模式的频道的内容会显示在这里。</translation>
    </message>
    <message>
        <source>Nothing was said in %1 yet</source>
        <translation>%1 里还没有人说话</translation>
    </message>
    <message>
        <source>What anyone publishes on this channel appears here, from redis-cli too.</source>
        <translation>任何人发布到此频道的内容都会显示在这里，包括来自 redis-cli 的内容。</translation>
    </message>
    <message>
        <source>Write the first message</source>
        <translation>写第一条消息</translation>
    </message>
    <message>
        <source>Subscribers</source>
        <translation>订阅者</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>The server did not let you join %1</source>
        <translation>服务器不允许您加入 %1</translation>
    </message>
    <message numerus="yes">
        <source>You pasted %n lines. They go as one message.</source>
        <translation>
            <numerusform>您粘贴了 %n 行。它们将作为一条消息发送。</numerusform>
        </translation>
    </message>
    <message>
        <source>As a code block</source>
        <translation>作为代码块</translation>
    </message>
</context>
<context>
    <name>ui::CreateAccountDialog</name>
    <message>
        <source>Create account</source>
        <translation>创建账户</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>What others read; may be left out</source>
        <translation>他人看到的名称；可以不填</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>用户名</translation>
    </message>
    <message>
        <source>Display name</source>
        <translation>显示名称</translation>
    </message>
    <message>
        <source>The account is being made…</source>
        <translation>正在创建账户…</translation>
    </message>
</context>
<context>
    <name>ui::DesktopNotifier</name>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>回复</translation>
    </message>
    <message>
        <source>Mark read</source>
        <translation>标为已读</translation>
    </message>
</context>
<context>
    <name>ui::DialogFoot</name>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
</context>
<context>
    <name>ui::DirectoryForm</name>
    <message>
        <source>Guests may come in under any name</source>
        <translation>允许访客以任意名称进入</translation>
    </message>
    <message>
        <source>Say whether the name or the password is wrong</source>
        <translation>指明是用户名错误还是密码错误</translation>
    </message>
    <message>
        <source>A file of Taproom&apos;s own on this computer</source>
        <translation>此计算机上 Taproom 自己的文件</translation>
    </message>
    <message>
        <source>An SQLite file</source>
        <translation>SQLite 文件</translation>
    </message>
    <message>
        <source>Where the server can</source>
        <translation>服务器支持时启用</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>Always, certificate checked</source>
        <translation>始终启用并验证证书</translation>
    </message>
    <message>
        <source>Accounts are in</source>
        <translation>账户存放在</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>加密</translation>
    </message>
    <message>
        <source>Database server</source>
        <translation>数据库服务器</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>数据库</translation>
    </message>
    <message>
        <source>Database user</source>
        <translation>数据库用户</translation>
    </message>
    <message>
        <source>Database password</source>
        <translation>数据库密码</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表</translation>
    </message>
    <message>
        <source>Column of names</source>
        <translation>用户名列</translation>
    </message>
    <message>
        <source>Column of passwords</source>
        <translation>密码列</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Key of the login cache (optional)</source>
        <translation>登录缓存的密钥（可选）</translation>
    </message>
    <message>
        <source>All who share the cache have the same key. Empty: as it is.</source>
        <translation>共用缓存的所有人使用同一密钥。留空表示不变。</translation>
    </message>
    <message>
        <source>As it is</source>
        <translation>保持不变</translation>
    </message>
</context>
<context>
    <name>ui::FindBar</name>
    <message>
        <source>Searching…</source>
        <translation>正在搜索…</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>%1 of %2…</source>
        <translation>第 %1 条，共 %2 条…</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>第 %1 条，共 %2 条</translation>
    </message>
    <message>
        <source>Search this channel</source>
        <translation>在此频道中搜索</translation>
    </message>
    <message>
        <source>Older hit</source>
        <translation>较早的结果</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>回车</translation>
    </message>
    <message>
        <source>Newer hit</source>
        <translation>较新的结果</translation>
    </message>
    <message>
        <source>Shift+Enter</source>
        <translation>Shift+回车</translation>
    </message>
    <message>
        <source>Close the search</source>
        <translation>关闭搜索</translation>
    </message>
    <message>
        <source>Escape</source>
        <translation>Esc</translation>
    </message>
</context>
<context>
    <name>ui::FirstRunDialog</name>
    <message>
        <source>Welcome to Taproom</source>
        <translation>欢迎使用 Taproom</translation>
    </message>
    <message>
        <source>A chat whose only server is the Redis you already run.</source>
        <translation>只需要您已有的 Redis 作为服务器的聊天程序。</translation>
    </message>
    <message>
        <source>Try it on this computer</source>
        <translation>在此计算机上试用</translation>
    </message>
    <message>
        <source>Starts a private Redis master, a replica and the replica&apos;s replica, with channels to look at. They end with the last window.</source>
        <translation>启动私有的 Redis 主库、从库和从库的从库，并带有可供查看的频道。最后一个窗口关闭时它们随之结束。</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>试用</translation>
    </message>
    <message>
        <source>Connect to a server</source>
        <translation>连接服务器</translation>
    </message>
    <message>
        <source>One node is enough: master and replicas are found through it.</source>
        <translation>一个节点就够了：主库和从库会通过它找到。</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>连接</translation>
    </message>
</context>
<context>
    <name>ui::JoinDialog</name>
    <message>
        <source>Join a channel</source>
        <translation>加入频道</translation>
    </message>
    <message>
        <source>&amp;Channel name</source>
        <translation>频道名称(&amp;C)</translation>
    </message>
    <message>
        <source>Channel name</source>
        <translation>频道名称</translation>
    </message>
    <message>
        <source>general</source>
        <translation>general</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>加入</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Pattern: hear every channel that matches</source>
        <translation>模式：接收所有匹配的频道</translation>
    </message>
    <message>
        <source>Names are exact: capital letters and spaces count. A channel that nobody uses yet is there once you join.</source>
        <translation>名称须完全一致：区分大小写和空格。尚无人使用的频道，加入后即会存在。</translation>
    </message>
    <message>
        <source>Hears every channel whose name matches %1. What is said there is live only.</source>
        <translation>接收名称匹配 %1 的所有频道。其中的消息仅实时显示。</translation>
    </message>
    <message>
        <source>Subscribes to the one channel that is called %1. Tick Pattern to hear all that match.</source>
        <translation>只订阅名为 %1 的这一个频道。勾选“模式”可接收所有匹配的频道。</translation>
    </message>
    <message>
        <source>Subscribes to %1.</source>
        <translation>订阅 %1。</translation>
    </message>
</context>
<context>
    <name>ui::LoginDialog</name>
    <message>
        <source>Sign in to %1</source>
        <translation>登录 %1</translation>
    </message>
    <message>
        <source>A guest needs none</source>
        <translation>访客不需要</translation>
    </message>
    <message>
        <source>Caps Lock is on.</source>
        <translation>大写锁定已打开。</translation>
    </message>
    <message>
        <source>Sign in – Taproom</source>
        <translation>登录 – Taproom</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>配置</translation>
    </message>
    <message>
        <source>Sign-in method</source>
        <translation>登录方式</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>用户名</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Account directory</source>
        <translation>账户目录</translation>
    </message>
    <message>
        <source>Redis ACL user</source>
        <translation>Redis ACL 用户</translation>
    </message>
    <message>
        <source>Guest</source>
        <translation>访客</translation>
    </message>
    <message>
        <source>Server settings…</source>
        <translation>服务器设置…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>No account directory is set up for this profile.</source>
        <translation>此配置没有设置账户目录。</translation>
    </message>
    <message>
        <source>This profile does not sign in as a user of Redis.</source>
        <translation>此配置不使用 Redis 用户登录。</translation>
    </message>
    <message>
        <source>This profile lets no guests in.</source>
        <translation>此配置不允许访客登录。</translation>
    </message>
    <message>
        <source>Remember me</source>
        <translation>记住我</translation>
    </message>
    <message>
        <source>Needs no password on this computer for 30 days; kept in its keychain</source>
        <translation>此计算机 30 天内无需密码；保存在其密钥串中</translation>
    </message>
    <message>
        <source>Create account…</source>
        <translation>创建账户…</translation>
    </message>
</context>
<context>
    <name>ui::LoginText</name>
    <message numerus="yes">
        <source>Too many wrong passwords were tried for this name. Try again in %n minute(s).</source>
        <translation>
            <numerusform>此用户名输错密码的次数过多。请在 %n 分钟后重试。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Too many wrong passwords were tried for this name. Try again in %n second(s).</source>
        <translation>
            <numerusform>此用户名输错密码的次数过多。请在 %n 秒后重试。</numerusform>
        </translation>
    </message>
    <message>
        <source>The account database cannot be reached: you are in by what is remembered of your last sign-in.</source>
        <translation>无法连接账户数据库：您凭借上次登录的缓存进入。</translation>
    </message>
    <message>
        <source>Redis cannot be reached: you are in by the account database, and what you write waits here.</source>
        <translation>无法连接 Redis：您凭借账户数据库进入，所写内容在此等待发送。</translation>
    </message>
</context>
<context>
    <name>ui::MainMenu</name>
    <message>
        <source>&amp;Channel</source>
        <translation>频道(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Sign out</source>
        <translation>退出登录(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>转到(&amp;G)</translation>
    </message>
    <message>
        <source>Go to a &amp;channel…</source>
        <translation>转到频道(&amp;C)…</translation>
    </message>
    <message>
        <source>Next &amp;unread channel</source>
        <translation>下一个未读频道(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Previous channel</source>
        <translation>上一个频道(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Next channel</source>
        <translation>下一个频道(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Filter the channel list</source>
        <translation>筛选频道列表(&amp;F)</translation>
    </message>
    <message>
        <source>Next part of the &amp;window</source>
        <translation>窗口的下一部分(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Shortcuts</source>
        <translation>快捷键(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;About Taproom</source>
        <translation>关于 Taproom(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;System colours</source>
        <translation>跟随系统(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>L&amp;arger text</source>
        <translation>放大文字(&amp;A)</translation>
    </message>
    <message>
        <source>S&amp;maller text</source>
        <translation>缩小文字(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Normal text</source>
        <translation>正常文字(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Join a channel…</source>
        <translation>加入频道(&amp;J)…</translation>
    </message>
    <message>
        <source>&amp;Browse channels…</source>
        <translation>浏览频道(&amp;B)…</translation>
    </message>
    <message>
        <source>&amp;Leave this channel</source>
        <translation>离开此频道(&amp;L)</translation>
    </message>
    <message>
        <source>Leave &amp;all channels</source>
        <translation>离开所有频道(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Search this channel</source>
        <translation>在此频道中搜索(&amp;S)</translation>
    </message>
    <message>
        <source>Search &amp;all channels…</source>
        <translation>搜索所有频道(&amp;A)…</translation>
    </message>
    <message>
        <source>Do not dist&amp;urb</source>
        <translation>勿扰(&amp;U)</translation>
    </message>
    <message>
        <source>P&amp;references…</source>
        <translation>首选项(&amp;R)…</translation>
    </message>
    <message>
        <source>Se&amp;rver panel</source>
        <translation>服务器面板(&amp;R)</translation>
    </message>
    <message>
        <source>Change &amp;password…</source>
        <translation>修改密码(&amp;P)…</translation>
    </message>
    <message>
        <source>Sign out &amp;everywhere…</source>
        <translation>在所有设备上退出(&amp;E)…</translation>
    </message>
</context>
<context>
    <name>ui::NewPasswordFields</name>
    <message>
        <source>A few words that do not belong together make a good one.</source>
        <translation>几个互不相干的词就是好密码。</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>新密码</translation>
    </message>
    <message>
        <source>The same again</source>
        <translation>再次输入</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>强度</translation>
    </message>
</context>
<context>
    <name>ui::NoticeBar</name>
    <message>
        <source>Close this message</source>
        <translation>关闭此消息</translation>
    </message>
</context>
<context>
    <name>ui::Notifications</name>
    <message>
        <source>%1 in %2</source>
        <translation>%1（%2）</translation>
    </message>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n 条未读</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::PasswordField</name>
    <message>
        <source>Hide</source>
        <translation>隐藏</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Hide password</source>
        <translation>隐藏密码</translation>
    </message>
    <message>
        <source>Show password</source>
        <translation>显示密码</translation>
    </message>
</context>
<context>
    <name>ui::PreferencesDialog</name>
    <message>
        <source>No preference has these words.</source>
        <translation>没有含这些词的选项。</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>首选项</translation>
    </message>
    <message>
        <source>Search preferences</source>
        <translation>搜索首选项</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Light, dark, or as the desktop has them</source>
        <translation>浅色、深色或跟随桌面</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Of menus and messages of the program</source>
        <translation>菜单和程序提示所用的语言</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>Of everything in the window, from 80 to 200 %</source>
        <translation>窗口中所有文字，80% 到 200%</translation>
    </message>
    <message>
        <source>Do not disturb</source>
        <translation>勿扰</translation>
    </message>
    <message>
        <source>No notifications, not even of mentions</source>
        <translation>不发通知，提及也不发</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>跟随桌面</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
</context>
<context>
    <name>ui::RoomListModel</name>
    <message>
        <source>Starred</source>
        <translation>已加星标</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>频道</translation>
    </message>
    <message>
        <source>Patterns</source>
        <translation>模式</translation>
    </message>
    <message>
        <source>Direct</source>
        <translation>私聊</translation>
    </message>
</context>
<context>
    <name>ui::SearchDialog</name>
    <message>
        <source>Search all channels</source>
        <translation>搜索所有频道</translation>
    </message>
    <message>
        <source>Messages found</source>
        <translation>找到的消息</translation>
    </message>
    <message>
        <source>published directly</source>
        <translation>直接发布</translation>
    </message>
    <message>
        <source>All words must occur, in any order.</source>
        <translation>所有词都必须出现，顺序不限。</translation>
    </message>
    <message numerus="yes">
        <source>The newest %n messages</source>
        <translation>
            <numerusform>最新的 %n 条消息</numerusform>
        </translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>正在搜索…</translation>
    </message>
    <message>
        <source>No message of your channels has these words.</source>
        <translation>您的频道中没有含这些词的消息。</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n 条消息</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::SearchField</name>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
</context>
<context>
    <name>ui::ServerDialog</name>
    <message>
        <source>Server settings</source>
        <translation>服务器设置</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Test connection</source>
        <translation>测试连接</translation>
    </message>
    <message>
        <source>Redis</source>
        <translation>Redis</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>账户</translation>
    </message>
</context>
<context>
    <name>ui::ServerForm</name>
    <message>
        <source>Redis URL</source>
        <translation>Redis URL</translation>
    </message>
    <message>
        <source>Profile name</source>
        <translation>配置名称</translation>
    </message>
    <message>
        <source>A name for it, such as Workshop</source>
        <translation>给它起个名字，例如 Workshop</translation>
    </message>
    <message>
        <source>Master and replicas will be found through %1.</source>
        <translation>将通过 %1 找到主库和从库。</translation>
    </message>
    <message>
        <source>redis://, or rediss:// for TLS; several nodes with commas. A password in it is kept in the keychain.</source>
        <translation>redis://，或使用 TLS 的 rediss://；多个节点用逗号分隔。其中的密码保存在密钥串中。</translation>
    </message>
</context>
<context>
    <name>ui::ServerPanel</name>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Close the server panel</source>
        <translation>关闭服务器面板</translation>
    </message>
</context>
<context>
    <name>ui::ShortcutsDialog</name>
    <message>
        <source>Shortcuts</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Send the message</source>
        <translation>发送消息</translation>
    </message>
    <message>
        <source>New line in the message</source>
        <translation>在消息中换行</translation>
    </message>
    <message>
        <source>Bring back what was sent before</source>
        <translation>找回之前发送的内容</translation>
    </message>
    <message>
        <source>Copy messages with time and name</source>
        <translation>复制消息（含时间和姓名）</translation>
    </message>
    <message>
        <source>Copy only what was said</source>
        <translation>只复制内容</translation>
    </message>
    <message>
        <source>Commands that can be typed</source>
        <translation>可以输入的命令</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>From message to message</source>
        <translation>逐条浏览消息</translation>
    </message>
    <message>
        <source>First and last message</source>
        <translation>第一条和最后一条消息</translation>
    </message>
    <message>
        <source>What can be done with the message</source>
        <translation>可对消息进行的操作</translation>
    </message>
    <message>
        <source>While you write</source>
        <translation>输入时</translation>
    </message>
    <message>
        <source>In the messages</source>
        <translation>在消息列表中</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>任何位置</translation>
    </message>
</context>
<context>
    <name>ui::Sidebar</name>
    <message>
        <source>Remove star</source>
        <translation>取消星标</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>加星标</translation>
    </message>
    <message>
        <source>Unmute</source>
        <translation>取消静音</translation>
    </message>
    <message>
        <source>Leave %1</source>
        <translation>离开 %1</translation>
    </message>
    <message>
        <source>Filter channels</source>
        <translation>筛选频道</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>频道</translation>
    </message>
    <message>
        <source>My subscriptions</source>
        <translation>我的订阅</translation>
    </message>
    <message>
        <source>Join…</source>
        <translation>加入…</translation>
    </message>
    <message>
        <source>Join channel</source>
        <translation>加入频道</translation>
    </message>
    <message>
        <source>Subscribe to a channel or a pattern (Ctrl+J)</source>
        <translation>订阅频道或模式 (Ctrl+J)</translation>
    </message>
    <message>
        <source>Browse</source>
        <translation>浏览</translation>
    </message>
    <message>
        <source>Browse channels</source>
        <translation>浏览频道</translation>
    </message>
    <message>
        <source>See which channels there are (Ctrl+B)</source>
        <translation>查看有哪些频道 (Ctrl+B)</translation>
    </message>
    <message>
        <source>Leave all</source>
        <translation>全部离开</translation>
    </message>
    <message>
        <source>No channel of yours has this in its name. Ctrl+J joins one.</source>
        <translation>您的频道中没有名称含此文字的。按 Ctrl+J 加入频道。</translation>
    </message>
    <message>
        <source>Copy name</source>
        <translation>复制名称</translation>
    </message>
    <message>
        <source>Mute: only mentions count</source>
        <translation>静音：只统计提及</translation>
    </message>
    <message>
        <source>Notify me of</source>
        <translation>通知我</translation>
    </message>
    <message>
        <source>All messages</source>
        <translation>所有消息</translation>
    </message>
    <message>
        <source>Mentions</source>
        <translation>提及</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>不通知</translation>
    </message>
</context>
<context>
    <name>ui::StatusBar</name>
    <message>
        <source>Reading</source>
        <translation>读取</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>写入</translation>
    </message>
    <message>
        <source>Hint</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>No replica is connected: everything goes to the master</source>
        <translation>没有连接的从库：全部发往主库</translation>
    </message>
    <message>
        <source>Redis %1, RESP%2</source>
        <translation>Redis %1，RESP%2</translation>
    </message>
</context>
<context>
    <name>ui::SwitcherDialog</name>
    <message>
        <source>Go to a channel</source>
        <translation>转到频道</translation>
    </message>
    <message>
        <source>Go to…</source>
        <translation>转到…</translation>
    </message>
    <message>
        <source>Matching channels</source>
        <translation>匹配的频道</translation>
    </message>
    <message>
        <source>Join %1</source>
        <translation>加入 %1</translation>
    </message>
</context>
<context>
    <name>ui::TimelineView</name>
    <message>
        <source>Open %1</source>
        <translation>打开 %1</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy text only</source>
        <translation>仅复制文本</translation>
    </message>
    <message numerus="yes">
        <source>%n new message(s)</source>
        <translation>
            <numerusform>%n 条新消息</numerusform>
        </translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
</context>
<context>
    <name>ui::Tray</name>
    <message numerus="yes">
        <source>Taproom: %n unread</source>
        <translation>
            <numerusform>Taproom：%n 条未读</numerusform>
        </translation>
    </message>
    <message>
        <source>Open Taproom</source>
        <translation>打开 Taproom</translation>
    </message>
    <message>
        <source>Do not disturb</source>
        <translation>勿扰</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
</context>
<context>
    <name>ui::WelcomePage</name>
    <message>
        <source>No channel is open</source>
        <translation>没有打开的频道</translation>
    </message>
    <message>
        <source>Join a channel by its name, or look at those there are. The connection takes any Redis command while nothing is subscribed.</source>
        <translation>按名称加入频道，或查看已有的频道。没有任何订阅时，连接可以执行任何 Redis 命令。</translation>
    </message>
    <message>
        <source>Join…</source>
        <translation>加入…</translation>
    </message>
    <message>
        <source>Join a channel</source>
        <translation>加入频道</translation>
    </message>
    <message>
        <source>Browse</source>
        <translation>浏览</translation>
    </message>
    <message>
        <source>Browse all channels</source>
        <translation>浏览所有频道</translation>
    </message>
</context>
<context>
    <name>ui::WindowNotices</name>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message numerus="yes">
        <source>You left %n channel(s).</source>
        <translation>
            <numerusform>您已离开 %n 个频道。</numerusform>
        </translation>
    </message>
    <message>
        <source>Join again</source>
        <translation>重新加入</translation>
    </message>
</context>
</TS>
