package dev.parley.bench.media;

import dev.parley.bench.report.BenchException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32C;

/** Compiles our C programs into a cache. */
final class CCompiler {
  private final Path cache;

  CCompiler(Path cache) {
    this.cache = cache;
  }

  /**
   * The compiled program, compiled now unless it was before; nothing when there is no {@code cc}.
   *
   * @throws BenchException when there is one but it fails
   */
  Optional<Path> program(String name) {
    try (InputStream resource = CCompiler.class.getResourceAsStream(name + ".c")) {
      if (resource == null) {
        throw new IllegalArgumentException("there is no " + name + ".c");
      }
      byte[] source = resource.readAllBytes();
      Path program = cache.resolve(name + "-" + checksum(source));
      return Files.isExecutable(program) ? Optional.of(program) : compile(source, program);
    } catch (IOException e) {
      throw new BenchException("%s.c cannot be compiled into %s.".formatted(name, cache), e);
    }
  }

  private Optional<Path> compile(byte[] source, Path program) throws IOException {
    Files.createDirectories(cache);
    Path draft = Files.createTempFile(cache, "compiling-", "");
    Path log = Files.createTempFile(cache, "compiling-", ".log");
    try {
      Process cc;
      try {
        cc =
            new ProcessBuilder("cc", "-O2", "-pthread", "-x", "c", "-o", draft.toString(), "-")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
      } catch (IOException _) {
        return Optional.empty();
      }
      try (var to = cc.getOutputStream()) {
        to.write(source);
      }
      if (cc.waitFor() != 0) {
        throw new BenchException("cc failed: " + Files.readString(log));
      }
      Files.move(draft, program, StandardCopyOption.ATOMIC_MOVE);
      return Optional.of(program);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchException("Compiling was interrupted.", e);
    } finally {
      Files.deleteIfExists(draft);
      Files.deleteIfExists(log);
    }
  }

  private static String checksum(byte[] source) {
    CRC32C sum = new CRC32C();
    sum.update(source);
    return HexFormat.of().toHexDigits((int) sum.getValue());
  }
}
