package dev.parley.bench.model;

import dev.parley.LoadedModels;
import dev.parley.bench.report.Report;
import dev.parley.cli.Directories;
import dev.parley.models.ModelStore;
import dev.parley.models.Progress;
import dev.parley.outbound.OutboundClient;
import dev.parley.tts.HomeVoices;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures calls with a language model behind the mind. */
@Command(
    name = "model",
    description = {
      "Calls simulated people with a language model behind the mind: the silence they feel before"
          + " answers when a server of ours gives its first token after 200 ms; the longest when it"
          + " hangs, is slow, sends half, lies about JSON or fails; and how many judgements needed"
          + " no request. With --url the calls with a real model that is served somewhere, with"
          + " --local with a small one that runs in this process."
    },
    mixinStandardHelpOptions = true)
public final class ModelCommand implements Callable<Integer> {
  /** A model to test with; it never speaks to anybody. */
  private static final String SMALL = "smollm2";

  @Option(
      names = "--at-once",
      defaultValue = "1",
      description = "Calls at a time (${DEFAULT-VALUE}).")
  private int atOnce;

  @Option(
      names = "--people",
      defaultValue = "10",
      description = "The most people in each part (${DEFAULT-VALUE}).")
  private int people;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "Call with the model at this address instead of servers of ours.")
  private @Nullable URI url;

  @Option(
      names = "--local",
      description = {
        "Run SmolLM2 (135 million parameters; 93 MB are fetched once) and serve it to us: whether"
            + " the protocol and the model say the same, how poor its judgements are, and the calls."
      })
  private boolean local;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      defaultValue = "default",
      description = "The server's name for it (${DEFAULT-VALUE}).")
  private String name = "";

  @Override
  public Integer call() throws IOException, InterruptedException {
    Report report =
        new Report(
            System.out,
            "model",
            "Parley bench model: whole calls of the sample agent with a language model behind the mind",
            "webhooks");
    ModelStore store =
        ModelStore.open(ModelStore.defaultDirectory(System.getenv()), System.getenv());
    store.ensure(Progress.on(System.err));
    Path directory = Files.createTempDirectory("parley-bench-model-");
    try (LoadedModels models =
        LoadedModels.load(
            store,
            HomeVoices.NONE,
            System.getenv("PARLEY_MODEL"),
            Clock.systemUTC(),
            ZoneId.systemDefault())) {
      ModelBench bench =
          new ModelBench(
              new ModelCalls(models, store.directory()), directory, report, System.err::println);
      if (local) {
        local(store, bench, report);
      } else if (url == null) {
        bench.run(atOnce, people);
      } else {
        bench.run(url, name, atOnce, people);
      }
    } finally {
      Directories.delete(directory);
    }
    report.finish();
    return 0;
  }

  private void local(ModelStore store, ModelBench bench, Report report)
      throws IOException, InterruptedException {
    store.ensure(List.of(SMALL), Progress.on(System.err));
    System.err.println("loading the model …");
    try (OutboundClient client = OutboundClient.ofOperator(System.getenv());
        LocalRuntime runtime = new LocalRuntime(store.file(SMALL, "smollm2.gguf"));
        LocalModel served = new LocalModel(runtime)) {
      LocalBench protocol = new LocalBench(served, client);
      System.err.println("speaking the protocol with it …");
      protocol.run(report);
      System.err.println("asking it about replies …");
      new LocalJudgements(protocol.model()).run(report);
      System.err.println("calling people …");
      bench.run(served.url(), SMALL, atOnce, people);
    }
  }
}
