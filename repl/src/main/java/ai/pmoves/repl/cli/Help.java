package ai.pmoves.repl.cli;

import ai.pmoves.repl.screen.Screen;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Help pages: examples come first, then what there is to say. */
final class Help {
    private Help() {}

    static String of(CommandLine command, Screen screen) {
        command.setUsageHelpWidth(Math.min(110, Math.max(60, screen.columns())));
        command.setUsageHelpLongOptionsMaxWidth(24);
        command.setHelpSectionKeys(java.util.List.of(
                UsageMessageSpec.SECTION_KEY_HEADER,
                UsageMessageSpec.SECTION_KEY_DESCRIPTION,
                UsageMessageSpec.SECTION_KEY_FOOTER,
                UsageMessageSpec.SECTION_KEY_SYNOPSIS_HEADING,
                UsageMessageSpec.SECTION_KEY_SYNOPSIS,
                UsageMessageSpec.SECTION_KEY_PARAMETER_LIST_HEADING,
                UsageMessageSpec.SECTION_KEY_PARAMETER_LIST,
                UsageMessageSpec.SECTION_KEY_OPTION_LIST_HEADING,
                UsageMessageSpec.SECTION_KEY_OPTION_LIST,
                UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING,
                UsageMessageSpec.SECTION_KEY_COMMAND_LIST));
        return command.getUsageMessage(screen.colour() ? Ansi.ON : Ansi.OFF);
    }
}
