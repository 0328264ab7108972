package dev.parley.knowledge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Reads a table with a row for each item (RFC 4180): with the columns {@code question} and {@code
 * answer}, or {@code title} and {@code text}, in any order, parted by commas, semicolons or tabs.
 */
public final class CsvFile {
  private static final CsvMapper CSV =
      CsvMapper.builder()
          .enable(CsvParser.Feature.TRIM_SPACES)
          .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
          .enable(CsvParser.Feature.IGNORE_TRAILING_UNMAPPABLE)
          .build();

  private static final int MOST_PROBLEMS = 20;

  private final Supplier<UUID> ids;
  private final List<KnowledgeItem> items = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  private CsvFile(Supplier<UUID> ids) {
    this.ids = ids;
  }

  /**
   * Reads one. Rows that are no items are left out and told of.
   *
   * @param ids new ones
   */
  public static Reading read(String text, Supplier<UUID> ids) {
    return new CsvFile(ids).read(text.startsWith("\uFEFF") ? text.substring(1) : text);
  }

  private Reading read(String text) {
    String header = text.lines().findFirst().orElse("").toLowerCase(Locale.ROOT);
    if (!(header.contains("question") && header.contains("answer")) && !header.contains("text")) {
      return Reading.nothing(
          "The first row must name the columns: question and answer, or title and text.");
    }
    CsvSchema schema = CsvSchema.emptySchema().withHeader().withColumnSeparator(separator(header));
    int row = 1;
    try (MappingIterator<Map<String, String>> rows =
        CSV.readerForMapOf(String.class).with(schema).readValues(text)) {
      while (rows.hasNextValue()) {
        row++;
        take(row, named(rows.nextValue()));
      }
    } catch (JsonProcessingException e) {
      problem(row + 1, "is no row of a table: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new IllegalStateException("a text that cannot be read", e);
    }
    return new Reading("", items, problems);
  }

  private static char separator(String header) {
    return header.indexOf('\t') >= 0 ? '\t' : header.indexOf(';') >= 0 ? ';' : ',';
  }

  private static Map<String, String> named(Map<String, String> row) {
    Map<String, String> named = new TreeMap<>();
    row.forEach((name, value) -> named.put(name.strip().toLowerCase(Locale.ROOT), value.strip()));
    return named;
  }

  private void take(int row, Map<String, String> cells) {
    String question = cells.getOrDefault("question", "");
    String answer = cells.getOrDefault("answer", "");
    String text = cells.getOrDefault("text", "");
    if (question.isEmpty() && answer.isEmpty() && !text.isEmpty()) {
      Sections sections = new Sections(ids);
      sections.add(cells.getOrDefault("title", ""), text);
      items.addAll(sections.items());
    } else if (question.isEmpty() || answer.isEmpty()) {
      problem(row, "has no " + (question.isEmpty() ? "question" : "answer"));
    } else if (question.length() > KnowledgeItem.LONGEST_QUESTION) {
      problem(row, tooLong("question", question, KnowledgeItem.LONGEST_QUESTION));
    } else if (answer.length() > KnowledgeItem.LONGEST_ANSWER) {
      problem(row, tooLong("answer", answer, KnowledgeItem.LONGEST_ANSWER));
    } else {
      items.add(new KnowledgeItem.Pair(ids.get(), question, answer));
    }
  }

  private static String tooLong(String what, String text, int most) {
    return "has the %s with %d characters, which may have %d".formatted(what, text.length(), most);
  }

  private void problem(int row, String what) {
    if (problems.size() < MOST_PROBLEMS) {
      problems.add("Row %d %s. It is left out.".formatted(row, what));
    }
  }
}
