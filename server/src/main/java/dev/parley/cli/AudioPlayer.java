package dev.parley.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Plays a file with whatever player this machine has. */
final class AudioPlayer {
  private static final List<List<String>> PLAYERS =
      List.of(
          List.of("paplay"),
          List.of("aplay", "-q"),
          List.of("ffplay", "-nodisp", "-autoexit", "-loglevel", "error"),
          List.of("afplay"));

  private AudioPlayer() {}

  /**
   * Plays a file to its end.
   *
   * @param path the directories programs are looked for in, as in {@code PATH}
   * @return why that was not possible, empty when it was played
   */
  static Optional<String> play(Path file, String path) throws InterruptedException {
    Optional<List<String>> player =
        PLAYERS.stream().flatMap(known -> found(known, path).stream()).findFirst();
    if (player.isEmpty()) {
      return Optional.of(
          "No player was found (looked for paplay, aplay, ffplay, afplay). "
              + "Maybe apt-get install alsa-utils, or copy "
              + file
              + " to a machine with loudspeakers.");
    }
    List<String> command = new ArrayList<>(player.get());
    command.add(file.toString());
    try {
      int status = new ProcessBuilder(command).inheritIO().start().waitFor();
      return status == 0
          ? Optional.empty()
          : Optional.of("%s could not play %s.".formatted(command.getFirst(), file));
    } catch (IOException e) {
      return Optional.of("%s could not be started: %s".formatted(command.getFirst(), e));
    }
  }

  /** The command with the program's place in one of the directories, empty when it is in none. */
  private static Optional<List<String>> found(List<String> command, String path) {
    return Stream.of(path.split(File.pathSeparator))
        .map(directory -> Path.of(directory, command.getFirst()))
        .filter(Files::isExecutable)
        .findFirst()
        .map(program ->
            Stream.concat(Stream.of(program.toString()), command.stream().skip(1)).toList());
  }
}
