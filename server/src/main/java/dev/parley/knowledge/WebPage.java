package dev.parley.knowledge;

import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Reads the text of a page in HTML: an item for each heading, without what leads to other pages.
 */
public final class WebPage {
  private static final String ASIDE =
      "script, style, noscript, template, nav, footer, form, button, iframe, svg, [hidden],"
          + " [aria-hidden=true]";

  private static final String BLOCKS = "h1, h2, h3, p, li, td, th, dt, dd, blockquote, pre";

  private WebPage() {}

  /**
   * Reads one.
   *
   * @param ids new ones
   */
  public static Reading read(String html, Supplier<UUID> ids) {
    Document page = Jsoup.parse(html);
    page.select(ASIDE).remove();
    Sections sections = new Sections(ids);
    String title = page.title();
    StringBuilder text = new StringBuilder();
    for (Element block : page.body().select(BLOCKS)) {
      if (block.normalName().matches("h[1-3]")) {
        sections.add(title, text.toString());
        text.setLength(0);
        title = block.text();
      } else if (block.select(BLOCKS).size() == 1) {
        text.append(sentence(block.text())).append('\n');
      }
    }
    sections.add(title, text.toString());
    return sections.items().isEmpty()
        ? Reading.nothing("There is no text in the page. Maybe a script makes it.")
        : new Reading(sections.items(), List.of());
  }

  /** So that what stands in two places is not read as one. */
  private static String sentence(String text) {
    return text.isEmpty() || text.matches("(?s).*[.!?:…]") ? text : text + ".";
  }
}
