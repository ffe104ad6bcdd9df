#pragma once

#include "app/cli/clicommand.h"
#include "app/cli/output.h"
#include "app/commandline.h"

#include <memory>

namespace app::cli {

/// What runs the command without a window. Lifetime: `output` must outlive it.
/// Errors: Input when no server is given or a URL cannot be read.
base::Result<std::unique_ptr<CliCommand>> makeCliCommand(const CommandLine &commandLine,
    Output &output);

} // namespace app::cli
