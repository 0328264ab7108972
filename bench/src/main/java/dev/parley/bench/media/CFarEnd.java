package dev.parley.bench.media;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;

/** The far end in C: a process of its own that goes by the kernel's timestamps. */
final class CFarEnd implements FarEnd {
  private final CProgram program;
  private final List<InetSocketAddress> addresses;

  CFarEnd(Path file) {
    program = CProgram.start(file, Cores.onLast(List.of(file.toString())));
    addresses =
        program.read().stream()
            .map(port ->
                new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(port)))
            .toList();
  }

  @Override
  public String described() {
    return "a reflector in C, a process of its own%s, kernel timestamps"
        .formatted(Cores.last().map(core -> " that keeps to core " + core).orElse(""));
  }

  @Override
  public List<InetSocketAddress> addresses() {
    return addresses;
  }

  @Override
  public void begin() {
    program.ask("begin");
  }

  @Override
  public FarFigures end() {
    List<String> words = program.ask("end");
    return new FarFigures(
        Long.parseLong(words.get(0)),
        Long.parseLong(words.get(1)),
        Long.parseLong(words.get(2)),
        Long.parseLong(words.get(3)),
        Double.parseDouble(words.get(4)),
        Double.parseDouble(words.get(5)),
        Double.parseDouble(words.get(6)),
        Double.parseDouble(words.get(7)));
  }

  @Override
  public void close() {
    program.close();
  }
}
