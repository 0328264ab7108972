package dev.parley.sources;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.call.Reach;
import dev.parley.knowledge.KnowledgeItem;
import dev.parley.outbound.HandMadeServer;
import dev.parley.outbound.OutboundClient;
import dev.parley.outbound.OutboundLimits;
import dev.parley.records.SourceVersion;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pages of a server that does as it likes. */
class PageFetcherTest {
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final int MOST_BYTES = 10_000;

  private final OutboundClient client = OutboundClient.within(Reach.LOOPBACK);
  private HandMadeServer server = HandMadeServer.saying("");

  PageFetcherTest() throws Exception {}

  @AfterEach
  void close() throws Exception {
    client.close();
    server.close();
  }

  private void serves(HandMadeServer.Speaker speaker) throws Exception {
    server.close();
    server = new HandMadeServer(speaker);
  }

  private void serves(String status, String headers, String body) throws Exception {
    serves((_, out) -> answer(out, status, headers, body.getBytes(StandardCharsets.UTF_8)));
  }

  private static void answer(OutputStream out, String status, String headers, byte[] body)
      throws java.io.IOException {
    HandMadeServer.write(
        out, "HTTP/1.1 %s\r\n%sContent-Length: %d\r\n\r\n".formatted(status, headers, body.length));
    out.write(body);
    out.flush();
  }

  private Fetched fetch(String path, SourceVersion known, Duration patience) throws Exception {
    return new PageFetcher(
            client,
            new OutboundLimits(LONG, patience, patience, LONG, MOST_BYTES),
            new PageReader(UUID::randomUUID))
        .fetch(URI.create("http://127.0.0.1:" + server.port() + path), known);
  }

  private String text(String path) throws Exception {
    return switch (fetch(path, SourceVersion.NONE, LONG)) {
      case Fetched.Read read -> {
        KnowledgeItem.Text first = (KnowledgeItem.Text) read.reading().items().getFirst();
        yield "%s | %s | %s".formatted(read.reading().title(), first.title(), first.text());
      }
      case Fetched.Unchanged _ -> "unchanged";
      case Fetched.Failed(String why) -> why;
    };
  }

  @Test
  void readsWhatItsServerSaysItIs() throws Exception {
    serves(
        "200 OK",
        "Content-Type: text/html\r\n",
        "<title>The vet</title><h1>Dogs</h1><div>They stay outside</div>");
    assertThat(text("/")).isEqualTo("The vet | Dogs | They stay outside.");
    serves("200 OK", "Content-Type: text/plain; charset=utf-8\r\n", "Café au lait is £2.");
    assertThat(text("/files/our-fees.txt")).isEqualTo("our fees | our fees | Café au lait is £2.");
    serves("200 OK", "Content-Type: text/plain\r\n", "title,text\nDogs,They stay outside.\n");
    assertThat(text("/raw/pets.csv")).isEqualTo("pets | Dogs | They stay outside.");
    byte[] pdf = pdf("A visit is forty dollars.");
    serves((_, out) -> answer(out, "200 OK", "Content-Type: application/pdf\r\n", pdf));
    assertThat(text("/fees.pdf")).isEqualTo("fees | fees | A visit is forty dollars.");
  }

  @Test
  void readsTextInWhateverCharsetItIs() throws Exception {
    byte[] latin = "Café".getBytes(StandardCharsets.ISO_8859_1);
    for (String type : new String[] {"text/plain", "text/plain; charset=nonsense"}) {
      serves((_, out) -> answer(out, "200 OK", "Content-Type: " + type + "\r\n", latin));
      assertThat(text("/a")).endsWith("| Café");
    }
    byte[] page = "<meta charset=\"iso-8859-1\"><p>Café</p>".getBytes(StandardCharsets.ISO_8859_1);
    serves((_, out) -> answer(out, "200 OK", "Content-Type: text/html\r\n", page));
    assertThat(text("/a")).endsWith("| Café.");
    serves("200 OK", "Content-Type: text/plain\r\n", "No \0 end");
    assertThat(text("/a")).endsWith("| No \uFFFD end");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          404 Not Found | Content-Type: text/html | HTTP 404. There is no such page
          403 Forbidden | X: y | HTTP 403. The page is not for everybody
          500 Oops | X: y | HTTP 500. The site fails
          204 No Content | X: y | HTTP 204. Only a page with status 200
          304 Not Modified | X: y | HTTP 304. Only a page with status 200
          200 OK | Content-Type: image/png | of the type image/png and must be one of text/html,
          200 OK | X: y | does not say of what type it is
          200 OK | Content-Type: application/pdf | no PDF that can be read
          200 OK | Content-Type: text/csv | must name the columns
          302 Found | Location: /again | at most five redirections
          302 Found | Location: http://10.0.0.1/ | 10.0.0.1 is 10.0.0.1, where requests may not go. Maybe set
          302 Found | Location: http://169.254.169.254/latest/ | where requests may not go
          302 Found | Location: file:///etc/passwd | Look whether a browser gets there
          """)
  void saysWhyThereIsNothingAndWhatToDo(String status, String header, String why) throws Exception {
    serves(
        status, header + "\r\n", status.startsWith("204") || status.startsWith("304") ? "" : "no");
    assertThat(text("/a")).contains(why);
  }

  @Test
  void takesNothingThatIsPacked() throws Exception {
    serves("200 OK", "Content-Type: text/html\r\nContent-Encoding: gzip\r\n", "no");
    assertThat(text("/a")).contains("comes packed (gzip), which nobody asked for");
  }

  @Test
  void waitsNoLongerAndReadsNoMoreThanItMay() throws Exception {
    serves((_, _) -> server.hang());
    assertThat(fetch("/a", SourceVersion.NONE, SHORT))
        .isEqualTo(
            new Fetched.Failed("No answer within 300 ms. Try again when the site is quicker."));
    serves((_, out) -> {
      HandMadeServer.write(
          out, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 9\r\n\r\n<p>");
      server.hang();
    });
    assertThat(fetch("/a", SourceVersion.NONE, SHORT))
        .isEqualTo(
            new Fetched.Failed(
                "Nothing more came for 300 ms. Try again when the site is quicker."));
    serves((_, out) -> {
      HandMadeServer.write(
          out, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n");
      server.drip(out, "3e8\r\n" + "x".repeat(1000) + "\r\n");
    });
    assertThat(fetch("/a", SourceVersion.NONE, LONG))
        .isEqualTo(
            new Fetched.Failed(
                "The answer is longer than 10000 bytes. Give the address of a shorter page."));
  }

  @Test
  void asksWhetherAPageIsStillTheOneThatIsKnown() throws Exception {
    serves((head, out) -> {
      if (head.contains("If-None-Match: \"7\"") && head.contains("If-Modified-Since: Monday")) {
        HandMadeServer.write(out, "HTTP/1.1 304 Not Modified\r\nETag: \"7\"\r\n\r\n");
      } else {
        answer(
            out,
            "200 OK",
            "Content-Type: text/plain\r\nETag: \"7\"\r\nLast-Modified: Monday\r\n",
            new byte[] {'A'});
      }
    });
    Fetched first = fetch("/a", SourceVersion.NONE, LONG);
    assertThat(first).isInstanceOf(Fetched.Read.class);
    SourceVersion version = ((Fetched.Read) first).version();
    assertThat(version).isEqualTo(new SourceVersion("\"7\"", "Monday"));
    assertThat(fetch("/a", version, LONG)).isEqualTo(new Fetched.Unchanged());
    assertThat(server.heads().getLast()).noneMatch(line -> line.startsWith("Cookie"));
  }

  @Test
  void keepsNoNameOfAVersionThatCannotBeSentBack() throws Exception {
    serves(
        "200 OK",
        "Content-Type: text/plain\r\nETag: \"%s\"\r\nLast-Modified: a\tb\r\n"
            .formatted("x".repeat(600)),
        "A");
    assertThat(((Fetched.Read) fetch("/a", SourceVersion.NONE, LONG)).version())
        .isEqualTo(SourceVersion.NONE);
  }

  private static byte[] pdf(String line) throws Exception {
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage();
      document.addPage(page);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.beginText();
        content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
        content.newLineAtOffset(50, 700);
        content.showText(line);
        content.endText();
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return bytes.toByteArray();
    }
  }
}
