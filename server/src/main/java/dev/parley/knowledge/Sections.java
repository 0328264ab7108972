package dev.parley.knowledge;

import dev.parley.call.StorableText;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** Makes items of texts of any length: what is too long for one is parted between sentences. */
final class Sections {
  private static final int LONGEST_TITLE = 200;

  private final Supplier<UUID> ids;
  private final List<KnowledgeItem> items = new ArrayList<>();

  Sections(Supplier<UUID> ids) {
    this.ids = ids;
  }

  /** Adds a text under a title; a blank one is passed. */
  void add(String title, String text) {
    String rest = StorableText.of(text).strip();
    String under = cut(StorableText.of(title).strip());
    while (!rest.isEmpty()) {
      int end = end(rest);
      items.add(new KnowledgeItem.Text(ids.get(), under, rest.substring(0, end).strip()));
      rest = rest.substring(end).strip();
    }
  }

  List<KnowledgeItem> items() {
    return items;
  }

  private static int end(String text) {
    int most = KnowledgeItem.LONGEST_TEXT;
    if (text.length() <= most) {
      return text.length();
    }
    int stop = text.lastIndexOf(". ", most - 2);
    return stop > most / 2 ? stop + 1 : whole(text, most);
  }

  private static String cut(String title) {
    return title.length() <= LONGEST_TITLE
        ? title
        : title.substring(0, whole(title, LONGEST_TITLE));
  }

  /** No further than to the last character that is whole there. */
  private static int whole(String text, int end) {
    return Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end;
  }
}
