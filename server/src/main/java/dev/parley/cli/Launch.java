package dev.parley.cli;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How this Java was started, so that another can be alike. */
public final class Launch {
  private Launch() {}

  /** The command that runs {@code parley up} in a process of its own, with our Java's options. */
  public static List<String> server() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "up"));
    return List.copyOf(command);
  }
}
