package dev.parley.records;

import dev.parley.knowledge.KnowledgeItem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** The rows of the items of a base, in their order. Whoever writes has locked the base. */
final class KnowledgeItemRows {
  private final Handle handle;
  private final UUID base;

  KnowledgeItemRows(Handle handle, UUID base) {
    this.handle = handle;
    this.base = base;
  }

  /**
   * An item as it is kept.
   *
   * @param source that it is of, null if somebody wrote it
   */
  record Row(KnowledgeItem item, @Nullable UUID source) {}

  List<Row> read() {
    return handle
        .createQuery("select * from knowledge_items where base = :base order by place")
        .bind("base", base)
        .map((row, _) -> row(row))
        .list();
  }

  /** Puts items in the place of all that were written; those of sources stay as they are. */
  void write(List<KnowledgeItem> items) {
    List<Row> ofSources = read().stream().filter(row -> row.source() != null).toList();
    Set<UUID> theirs =
        ofSources.stream().map(row -> row.item().id()).collect(Collectors.toUnmodifiableSet());
    List<Row> rows = new ArrayList<>();
    items.stream()
        .filter(item -> !theirs.contains(item.id()))
        .forEach(item -> rows.add(new Row(item, null)));
    rows.addAll(ofSources);
    replace(rows);
  }

  /** Puts items in the place of those of a source, behind all others if it has none yet. */
  void write(UUID source, List<KnowledgeItem> items) {
    List<Row> now = read();
    List<Row> rows = new ArrayList<>();
    int at = now.size();
    for (Row row : now) {
      if (!source.equals(row.source())) {
        rows.add(row);
      } else if (at == now.size()) {
        at = rows.size();
      }
    }
    rows.addAll(
        Math.min(at, rows.size()), items.stream().map(item -> new Row(item, source)).toList());
    replace(rows);
  }

  private void replace(List<Row> rows) {
    handle
        .createUpdate("delete from knowledge_items where base = :base")
        .bind("base", base)
        .execute();
    if (rows.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            """
            insert into knowledge_items (base, id, place, question, answer, title, body, source)
            values (:base, :id, :place, :question, :answer, :title, :body, :source)\
            """);
    for (int place = 0; place < rows.size(); place++) {
      Row row = rows.get(place);
      KnowledgeItem.Pair pair = row.item() instanceof KnowledgeItem.Pair given ? given : null;
      KnowledgeItem.Text text = row.item() instanceof KnowledgeItem.Text given ? given : null;
      batch
          .bind("base", base)
          .bind("id", row.item().id())
          .bind("place", place)
          .bind("question", pair == null ? null : pair.question())
          .bind("answer", pair == null ? null : pair.answer())
          .bind("title", text == null ? null : text.title())
          .bind("body", text == null ? null : text.text())
          .bind("source", row.source())
          .add();
    }
    batch.execute();
  }

  private static Row row(ResultSet row) throws SQLException {
    UUID id = Rows.uuid(row, "id");
    String question = row.getString("question");
    return new Row(
        question == null
            ? new KnowledgeItem.Text(id, row.getString("title"), row.getString("body"))
            : new KnowledgeItem.Pair(id, question, row.getString("answer")),
        row.getObject("source", UUID.class));
  }
}
