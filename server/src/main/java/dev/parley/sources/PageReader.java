package dev.parley.sources;

import dev.parley.call.StorableText;
import dev.parley.knowledge.CsvFile;
import dev.parley.knowledge.PdfFile;
import dev.parley.knowledge.PlainFile;
import dev.parley.knowledge.Reading;
import dev.parley.knowledge.WebPage;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Reads pages one at a time: it computes for long, and calls need the machine. Thread-safe. */
final class PageReader {
  /** What text is in that is no UTF-8 and whose server says nothing of it. */
  private static final Charset OTHER = Charset.forName("windows-1252");

  private final Supplier<UUID> ids;
  private final ReentrantLock turn = new ReentrantLock();

  /**
   * Reads nothing yet.
   *
   * @param ids new ones, for items
   */
  PageReader(Supplier<UUID> ids) {
    this.ids = ids;
  }

  /**
   * Reads a page.
   *
   * @param contentType as its server said it
   */
  Reading read(URI url, PageType type, String contentType, byte[] body)
      throws InterruptedException {
    turn.lockInterruptibly();
    try {
      Optional<Charset> charset = PageType.charset(contentType);
      String name = name(url);
      Reading reading =
          switch (type) {
            case HTML -> WebPage.read(body, charset.map(Charset::name).orElse(null), ids);
            case TEXT -> PlainFile.read(name, text(body, charset), ids);
            case CSV -> CsvFile.read(text(body, charset), ids);
            case PDF -> PdfFile.read(name, body, ids);
          };
      String title = StorableText.of(reading.title().isBlank() ? name : reading.title().strip());
      return new Reading(title, reading.items(), reading.problems());
    } finally {
      turn.unlock();
    }
  }

  private static String text(byte[] body, Optional<Charset> charset) {
    String text = charset.map(named -> new String(body, named)).orElseGet(() -> guessed(body));
    return StorableText.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
  }

  private static String guessed(byte[] body) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException _) {
      return new String(body, OTHER);
    }
  }

  /** What a file is called, without its ending: "our fees" of {@code /files/our-fees.pdf}. */
  private static String name(URI url) {
    String path = url.getPath() == null ? "" : url.getPath();
    String file = path.substring(path.lastIndexOf('/') + 1);
    int dot = file.lastIndexOf('.');
    return (dot > 0 ? file.substring(0, dot) : file).replaceAll("[-_]+", " ").strip();
  }
}
