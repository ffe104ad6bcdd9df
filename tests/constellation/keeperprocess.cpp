#include "core/constellation/keeper.h"

#include <QCoreApplication>

using constellation::Keeper;

/// keeperprocess FOLDER: keeps a master, a replica and its replica until nobody needs them.
int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    Keeper keeper(constellation::makeChainPlan(), application.arguments().value(1));
    QObject::connect(&keeper, &Keeper::serversReady, &keeper, [&] { keeper.announceReady(); });
    QObject::connect(&keeper, &Keeper::finished, &application, &QCoreApplication::quit);
    keeper.start();
    return QCoreApplication::exec();
}
