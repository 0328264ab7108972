package dev.parley.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.call.StorableText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.junit.jupiter.api.Test;

/** Files that a knowledge base is filled from. */
class FilesTest {
  private static List<String> texts(Reading reading) {
    return reading.items().stream()
        .map(item ->
            switch (item) {
              case KnowledgeItem.Pair(_, String question, String answer) ->
                  question + " -> " + answer;
              case KnowledgeItem.Text(_, String title, String text) -> title + ": " + text;
            })
        .toList();
  }

  private static Reading csv(String text) {
    return CsvFile.read(text, UUID::randomUUID);
  }

  @Test
  void aTableHasARowForEachItem() {
    Reading reading =
        csv(
            """
            \uFEFFAnswer,Question
            "In Mill Lane, behind the ""Swan"".",Where are you?

            "At six\nin the morning.",When do you open?
            """
                .replace("\n", "\r\n")
                .replace("six\r\nin", "six\nin"));
    assertThat(reading.problems()).isEmpty();
    assertThat(texts(reading))
        .containsExactly(
            "Where are you? -> In Mill Lane, behind the \"Swan\".",
            "When do you open? -> At six\nin the morning.");
    assertThat(texts(csv("title\ttext\nDogs\tThey stay outside.")))
        .containsExactly("Dogs: They stay outside.");
  }

  @Test
  void rowsThatAreNoItemsAreLeftOutAndToldOf() {
    Reading reading =
        csv("question;answer\nA?;Yes.\nB?;\n;No.\nC?;%s\n".formatted("x".repeat(501)));
    assertThat(texts(reading)).containsExactly("A? -> Yes.");
    assertThat(reading.problems())
        .containsExactly(
            "Row 3 has no answer. It is left out.",
            "Row 4 has no question. It is left out.",
            "Row 5 has the answer with 501 characters, which may have 500. It is left out.");
    assertThat(csv("name,phone\nAda,1\n").problems().getFirst()).contains("must name the columns");
  }

  @Test
  void aPageHasAnItemForEachHeadingAndNothingOfItsMenus() {
    Reading reading =
        WebPage.read(
            """
            <html><head><title>The vet</title><script>var x = "p";</script></head><body>
            <nav><ul><li>Home</li></ul></nav>
            <p>We are vets.</p>
            <h2>Hours</h2><ul><li>Monday to Friday</li><li>Never on <b>Sunday</b></li></ul>
            <h2>Empty</h2><footer><p>Imprint</p></footer></body></html>
            """,
            UUID::randomUUID);
    assertThat(texts(reading))
        .containsExactly("The vet: We are vets.", "Hours: Monday to Friday.\nNever on Sunday.");
    assertThat(WebPage.read("<div id=app></div>", UUID::randomUUID).problems()).hasSize(1);
  }

  @Test
  void aPageIsReadWhoeverWroteIt() {
    assertThat(
            texts(
                WebPage.read(
                    "<div><div>We are <b>open</b></div><div><a>Home</a></div></div>",
                    UUID::randomUUID)))
        .containsExactly(": We are open.");
    int deep = 100_000;
    String nested = "<li>".repeat(deep) + "Down here" + "</li>".repeat(deep);
    assertThat(texts(WebPage.read(nested, UUID::randomUUID))).containsExactly(": Down here.");
    String blocks = "<blockquote>".repeat(deep) + "Down here" + "</blockquote>".repeat(deep);
    assertThat(texts(WebPage.read(blocks, UUID::randomUUID))).containsExactly(": Down here.");
  }

  @Test
  void noCharacterIsPartedInTwo() {
    Sections sections = new Sections(UUID::randomUUID);
    sections.add("x" + "\uD83D\uDE00".repeat(200), "x" + "\uD83D\uDE00".repeat(20_000));
    assertThat(sections.items())
        .hasSize(3)
        .allSatisfy(item -> {
          KnowledgeItem.Text text = (KnowledgeItem.Text) item;
          assertThat(StorableText.is(text.title() + text.text())).isTrue();
        });
  }

  private static byte[] pdf(String words, boolean secret) throws IOException {
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage();
      document.addPage(page);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.beginText();
        content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
        content.setLeading(14);
        content.newLineAtOffset(50, 700);
        for (String line : words.lines().toList()) {
          content.showText(line);
          content.newLine();
        }
        content.endText();
      }
      if (secret) {
        document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return bytes.toByteArray();
    }
  }

  @Test
  void aPdfHasItsTextInWholeLines() throws IOException {
    Reading reading =
        PdfFile.read(
            "Fees",
            pdf("A visit costs forty dol-\nlars, and the second\nhalf of it.", false),
            UUID::randomUUID);
    assertThat(texts(reading))
        .containsExactly("Fees: A visit costs forty dollars, and the second half of it.");
  }

  @Test
  void aPdfThatCannotBeReadSaysWhy() throws IOException {
    assertThat(PdfFile.read("", pdf("x", true), UUID::randomUUID).problems())
        .containsExactly("The PDF needs a password. Save it without one.");
    assertThat(PdfFile.read("", pdf("", false), UUID::randomUUID).problems().getFirst())
        .contains("pages are pictures");
    assertThat(
            PdfFile.read("", "hello".getBytes(StandardCharsets.UTF_8), UUID::randomUUID)
                .problems()
                .getFirst())
        .contains("no PDF");
  }

  @Test
  void aPdfThatUnpacksToNoEndIsNotUnpacked() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(
        "%PDF-1.4\n1 0 obj <<>> endstream\nstream\r\n".getBytes(StandardCharsets.UTF_8));
    try (DeflaterOutputStream packed = new DeflaterOutputStream(bytes)) {
      byte[] nothing = new byte[1 << 20];
      for (int i = 0; i < 65; i++) {
        packed.write(nothing);
      }
    }
    assertThat(bytes.size()).isLessThan(100_000);
    assertThat(PdfFile.read("", bytes.toByteArray(), UUID::randomUUID).problems())
        .containsExactly(
            "The PDF unpacks to more than 64 MiB in one piece, or 512 in all. Save it without its pictures.");
    byte[] sound = pdf("A visit costs forty dollars.", false);
    assertThat(PackedStreams.exceed(sound, 10, 1000)).isTrue();
    assertThat(PackedStreams.exceed(sound, 1_000_000, 10)).isTrue();
    assertThat(PackedStreams.exceed(sound, 1_000_000, 1_000_000)).isFalse();
  }
}
