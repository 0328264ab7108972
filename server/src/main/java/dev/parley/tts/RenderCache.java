package dev.parley.tts;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rendered texts at their voices' rates, by engine, voice, speed and text. Those that an agent says
 * to everybody are also kept on disk, for the next start; others are about somebody and stay in
 * memory. Both are bounded: what was used least recently goes first. Thread-safe.
 */
final class RenderCache {
  private static final Logger log = LoggerFactory.getLogger(RenderCache.class);

  /** Changed whenever the same text would sound different than before. */
  private static final String RENDERING = "4";

  /** Of the files of texts that are about nobody. */
  private static final String PREFIX = "shared-";

  private static final long MOST_IN_MEMORY = 32L << 20;
  private static final long MOST_ON_DISK = 128L << 20;

  /** The disk is looked at again when so large a part of what may be there has been stored. */
  private static final int PART = 8;

  private final Path directory;
  private final long mostOnDisk;
  private final AtomicLong stored = new AtomicLong();
  private final Cache<String, short[]> memory =
      Caffeine.newBuilder()
          .maximumWeight(MOST_IN_MEMORY)
          .weigher((String _, short[] samples) -> 2 * samples.length)
          .build();

  /** Opens a cache whose directory need not exist. */
  RenderCache(Path directory) {
    this(directory, MOST_ON_DISK);
  }

  /**
   * Opens one of another size.
   *
   * @param mostOnDisk in bytes; an eighth more may be there for a while
   */
  RenderCache(Path directory, long mostOnDisk) {
    this.directory = directory;
    this.mostOnDisk = mostOnDisk;
    forgetOthers();
    prune();
  }

  /** The samples of a text, not to be changed. */
  Optional<short[]> find(String text, Voice voice) {
    String key = key(text, voice);
    short[] kept = memory.getIfPresent(key);
    if (kept != null) {
      return Optional.of(kept);
    }
    Optional<short[]> stored = read(directory.resolve(key));
    stored.ifPresent(samples -> memory.put(key, samples));
    return stored;
  }

  /** Keeps a text in memory. */
  void keep(String text, Voice voice, short[] samples) {
    memory.put(key(text, voice), samples);
  }

  /** Keeps a text in memory and on disk. */
  void store(String text, Voice voice, short[] samples) {
    String key = key(text, voice);
    memory.put(key, samples);
    ByteBuffer bytes = ByteBuffer.allocate(2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asShortBuffer().put(samples);
    try {
      Files.createDirectories(directory);
      Path fresh = Files.createTempFile(directory, PREFIX, ".tmp");
      Files.write(fresh, bytes.array());
      Files.move(fresh, directory.resolve(key), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      log.warn("A rendered text cannot be kept in {}.", directory, e);
    }
    if (stored.addAndGet(bytes.capacity()) > mostOnDisk / PART) {
      stored.set(0);
      prune();
    }
  }

  private static Optional<short[]> read(Path file) {
    try {
      if (!Files.exists(file)) {
        return Optional.empty();
      }
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
      short[] samples = new short[bytes.remaining() / 2];
      bytes.asShortBuffer().get(samples);
      return Optional.of(samples);
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  /** What earlier versions kept may be about somebody. */
  private void forgetOthers() {
    if (!Files.isDirectory(directory)) {
      return;
    }
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        if (!file.getFileName().toString().startsWith(PREFIX)) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      log.warn("The cache of rendered texts in {} cannot be cleaned.", directory, e);
    }
  }

  private synchronized void prune() {
    if (!Files.isDirectory(directory)) {
      return;
    }
    try (Stream<Path> files = Files.list(directory)) {
      List<Path> newest =
          files.sorted(Comparator.comparing(RenderCache::modified).reversed()).toList();
      long total = 0;
      for (Path file : newest) {
        total += size(file);
        if (total > mostOnDisk) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      log.warn("The cache of rendered texts in {} cannot be pruned.", directory, e);
    }
  }

  /** 0 of a file that is gone. */
  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException _) {
      return 0;
    }
  }

  private static FileTime modified(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException _) {
      return FileTime.fromMillis(0);
    }
  }

  private static String key(String text, Voice voice) {
    String all =
        String.join(
            "\0", RENDERING, voice.engine(), voice.id(), Double.toString(voice.speed()), text);
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
      return PREFIX + HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new TtsException("This Java has no SHA-256.", e);
    }
  }
}
