package dev.parley.bench.calls;

import dev.parley.bench.report.Report;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures how many conversations this machine carries at once. */
@Command(
    name = "calls",
    description = {
      "Starts the whole server in a process of its own and has it hold ever more conversations at"
          + " once, until one in twenty callees waits longer than a second for an answer; then gives"
          + " a server that may carry that many twice as many orders. The callees share the machine"
          + " with the server."
    },
    mixinStandardHelpOptions = true)
public final class CallsCommand implements Callable<Integer> {
  @Option(
      names = "--steps",
      split = ",",
      defaultValue = "1,2,4,6,8,12,16,24,32,48,64",
      paramLabel = "N",
      description = "Conversations at once, ascending (${DEFAULT-VALUE}).")
  private List<Integer> steps = List.of();

  @Option(
      names = "--turns",
      defaultValue = "60",
      description =
          "Turns each step takes at least (${DEFAULT-VALUE}); four a call if that is more.")
  private int turns;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    if (steps.getFirst() < 1 || !steps.equals(steps.stream().sorted().distinct().toList())) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          "--steps is %s; it must be ascending whole numbers from 1, such as 1,2,4."
              .formatted(steps));
    }
    Report report =
        new Report(
            System.out,
            "calls",
            "Parley bench calls: %s conversations at once, %d turns each step, the whole server in its own process"
                .formatted(steps, turns),
            "webhooks");
    try (MeasuredHome home = MeasuredHome.create()) {
      new CallsBench(home.measured(), report, System.err::println).run(steps, turns);
    }
    report.finish();
    return 0;
  }
}
