package dev.parley.api;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * JSON objects as CSV (RFC 4180) in UTF-8, with a byte order mark, without which spreadsheets read
 * it as something else. What a spreadsheet would take for a formula has an apostrophe before it,
 * which it takes for the sign of a text.
 */
final class CsvLines {
  private static final CsvMapper CSV =
      CsvMapper.builder().disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE).build();
  private static final Pattern FORMULA = Pattern.compile("[=+\\-@\\t\\r\\n＝＋－＠].*", Pattern.DOTALL);
  private static final Pattern NUMBER = Pattern.compile("\\+?[0-9]{1,15}");

  private final Map<String, JsonPointer> columns;
  private final SequenceWriter lines;

  /** {@code columns} says where in an object each column is; their names are the first line. */
  CsvLines(OutputStream out, Map<String, JsonPointer> columns) throws IOException {
    this.columns = columns;
    out.write(
        ("\uFEFF" + String.join(",", columns.keySet()) + "\r\n").getBytes(StandardCharsets.UTF_8));
    CsvSchema.Builder schema = CsvSchema.builder().setLineSeparator("\r\n");
    columns.keySet().forEach(schema::addColumn);
    lines = CSV.writer(schema.build()).writeValues(out);
  }

  void write(ObjectNode object) throws IOException {
    Map<String, String> line = new LinkedHashMap<>();
    columns.forEach((column, place) -> line.put(column, cell(object.at(place))));
    lines.write(line);
  }

  private static String cell(JsonNode value) {
    String text = text(value);
    boolean harmless = value.isNumber() || NUMBER.matcher(text).matches();
    return !harmless && FORMULA.matcher(text).matches() ? "'" + text : text;
  }

  private static String text(JsonNode value) {
    if (value.isMissingNode() || value.isNull() || (value.isContainerNode() && value.isEmpty())) {
      return "";
    }
    if (value.isArray()) {
      return StreamSupport.stream(value.spliterator(), false)
          .map(JsonNode::asText)
          .collect(Collectors.joining(", "));
    }
    return value.isObject() ? value.toString() : value.asText();
  }

  /** Writes what is still held back. */
  void flush() throws IOException {
    lines.flush();
  }
}
