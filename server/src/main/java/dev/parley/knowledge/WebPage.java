package dev.parley.knowledge;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Reads the text of a page in HTML: an item for each heading, without what leads to other pages.
 */
public final class WebPage {
  private static final String ASIDE =
      "script, style, noscript, template, nav, footer, form, button, iframe, svg, [hidden],"
          + " [aria-hidden=true]";

  private static final Set<String> HEADINGS = Set.of("h1", "h2", "h3");

  private static final Set<String> BLOCKS =
      Set.of(
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "p",
          "li",
          "td",
          "th",
          "dt",
          "dd",
          "blockquote",
          "pre",
          "address",
          "figcaption",
          "div");

  private WebPage() {}

  /**
   * Reads one.
   *
   * @param ids new ones
   */
  public static Reading read(String html, Supplier<UUID> ids) {
    return read(Jsoup.parse(html), ids);
  }

  /**
   * Reads one as it was sent.
   *
   * @param charset that its server named; null to go by what stands in the page
   */
  public static Reading read(byte[] html, @Nullable String charset, Supplier<UUID> ids) {
    try {
      return read(Jsoup.parse(new ByteArrayInputStream(html), charset, ""), ids);
    } catch (IOException e) {
      return Reading.nothing("It is no page that can be read: " + e.getMessage());
    }
  }

  private static Reading read(Document page, Supplier<UUID> ids) {
    page.select(ASIDE).remove();
    Sections sections = new Sections(ids);
    String title = page.title();
    StringBuilder text = new StringBuilder();
    for (Element block : page.body().getAllElements()) {
      if (HEADINGS.contains(block.normalName())) {
        sections.add(title, text.toString());
        text.setLength(0);
        title = block.text();
      } else if (innermost(block) && speaks(block)) {
        text.append(sentence(block.text())).append('\n');
      }
    }
    sections.add(title, text.toString());
    return sections.items().isEmpty()
        ? Reading.nothing("There is no text in the page. Maybe a script makes it.")
        : new Reading(page.title(), sections.items(), List.of());
  }

  /** Looks no further than to the first block within, however deep a page nests them. */
  private static boolean innermost(Element element) {
    return block(element) && element.stream().skip(1).noneMatch(WebPage::block);
  }

  private static boolean block(Element element) {
    return BLOCKS.contains(element.normalName());
  }

  /** A division that holds nothing but links or pictures leads elsewhere, or decorates. */
  private static boolean speaks(Element block) {
    return !block.normalName().equals("div") || !block.ownText().isBlank();
  }

  /** So that what stands in two places is not read as one. */
  private static String sentence(String text) {
    return text.isEmpty() || text.matches("(?s).*[.!?:…]") ? text : text + ".";
  }
}
