package dev.parley.bench.media;

import dev.parley.bench.report.Figures;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The baseline: the same job in C. */
final class CNearEnd implements NearEnd {
  private final CProgram program;

  /** Begins calls, recorded if there is a directory for it. */
  CNearEnd(Path file, int calls, List<InetSocketAddress> far, @Nullable Path recordings) {
    List<String> command = new ArrayList<>();
    command.add(file.toString());
    command.add(String.valueOf(calls));
    command.add(recordings == null ? "-" : recordings.toString());
    far.forEach(address -> command.add(String.valueOf(address.getPort())));
    program = CProgram.start(file, command);
  }

  @Override
  public void begin() {
    program.ask("begin");
  }

  @Override
  public Figures end() {
    List<String> words = program.ask("end");
    double cpu = Double.parseDouble(words.get(0));
    long sent = Long.parseLong(words.get(1));
    long received = Long.parseLong(words.get(2));
    return new Figures(new MediaCost(cpu, 0, 0, cpu), sent, received, Math.max(0, sent - received));
  }

  @Override
  public void close() {
    program.close();
  }
}
