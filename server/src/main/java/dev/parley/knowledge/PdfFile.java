package dev.parley.knowledge;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.text.PDFTextStripper;

/** Reads the text of a PDF document. */
public final class PdfFile {
  private static final int MOST_PAGES = 200;

  /** Of one stream, and of all, in bytes: the text of a book is 2 MiB. */
  private static final long MOST_UNPACKED = 64 << 20;

  private static final long ALL_UNPACKED = 512 << 20;

  private PdfFile() {}

  /**
   * Reads one.
   *
   * @param title of its items
   * @param ids new ones
   */
  public static Reading read(String title, byte[] bytes, Supplier<UUID> ids) {
    if (PackedStreams.exceed(bytes, MOST_UNPACKED, ALL_UNPACKED)) {
      return Reading.nothing(
          "The PDF unpacks to more than %d MiB in one piece, or %d in all. Save it without its pictures."
              .formatted(MOST_UNPACKED >> 20, ALL_UNPACKED >> 20));
    }
    try (PDDocument document = Loader.loadPDF(bytes)) {
      int pages = document.getNumberOfPages();
      PDFTextStripper stripper = new PDFTextStripper();
      stripper.setSortByPosition(true);
      stripper.setEndPage(MOST_PAGES);
      String own = document.getDocumentInformation().getTitle();
      Sections sections = new Sections(ids);
      sections.add(title, joined(stripper.getText(document)));
      if (sections.items().isEmpty()) {
        return Reading.nothing("There is no text in the PDF. Maybe its pages are pictures.");
      }
      return new Reading(
          own == null ? "" : own.strip(),
          sections.items(),
          pages <= MOST_PAGES
              ? List.of()
              : List.of(
                  "It has %d pages, of which the first %d were read."
                      .formatted(pages, MOST_PAGES)));
    } catch (InvalidPasswordException _) {
      return Reading.nothing("The PDF needs a password. Save it without one.");
    } catch (IOException e) {
      return Reading.nothing("It is no PDF that can be read: " + e.getMessage());
    }
  }

  /** Lines that go on are one; those with nothing between them end a paragraph. */
  private static String joined(String text) {
    return text.replaceAll("(?<=\\p{L})-\\R(?=\\p{Ll})", "")
        .replaceAll("(?<!\\n)\\R(?!\\R)", " ")
        .replaceAll("[ \\t]+", " ");
  }
}
