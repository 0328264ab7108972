package dev.parley.bench.served;

import dev.parley.bench.report.BenchException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Has another Java collect its garbage, so that what is left can be counted. */
public final class GarbageCollection {
  private GarbageCollection() {}

  public static void now(long pid) throws InterruptedException {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    try {
      int status =
          new ProcessBuilder(List.of(jcmd, Long.toString(pid), "GC.run"))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor();
      if (status != 0) {
        throw new BenchException("%s %d GC.run failed with %d.".formatted(jcmd, pid, status));
      }
    } catch (IOException e) {
      throw new BenchException("%s cannot be started; it comes with the JDK.".formatted(jcmd), e);
    }
  }
}
