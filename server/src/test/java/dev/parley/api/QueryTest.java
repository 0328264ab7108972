package dev.parley.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.parley.records.Page;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryTest {
  @Test
  void beginsAtPageZeroWithTwentyItems() {
    assertThat(query(Map.of()).page()).isEqualTo(new Page.Request(0, 20));
    assertThat(query(Map.of("page", "3", "limit", "50")).page()).isEqualTo(new Page.Request(3, 50));
  }

  @ParameterizedTest
  @CsvSource({
    "page, -1",
    "page, x",
    "page, 1000001",
    "page, 99999999999",
    "limit, 0",
    "limit, 51",
    "limit, 1.5"
  })
  void refusesPagesOutOfRange(String name, String value) {
    ApiException refused =
        catchThrowableOfType(ApiException.class, () -> query(Map.of(name, value)).page());
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.field()).isEqualTo(name);
    assertThat(refused.message()).contains(value);
  }

  @Test
  void takesRepeatedKeysAndBracketsForArrays() {
    var query = new Query(Map.of("tags", List.of("a", "b"), "tags[]", List.of("c")));
    assertThat(query.texts("tags")).containsExactly("a", "b", "c");
  }

  @Test
  void readsWhatFollowsTheQuestionMark() {
    assertThat(Query.parse(null).values()).isEmpty();
    Query query = Query.parse("tags=a%20b&tags=c+d&tags%5B%5D=e&empty=&bare&x=1=2");
    assertThat(query.texts("tags")).containsExactly("a b", "c d", "e");
    assertThat(query.text("empty")).isEmpty();
    assertThat(query.text("bare")).isEmpty();
    assertThat(query.text("x")).contains("1=2");
    assertThat(catchThrowableOfType(ApiException.class, () -> Query.parse("a=%zz")).code())
        .isEqualTo("invalid_query");
  }

  @Test
  void readsChoicesInEitherCase() {
    assertThat(query(Map.of("day", "monday")).choice("day", DayOfWeek.class))
        .contains(DayOfWeek.MONDAY);
    ApiException refused =
        catchThrowableOfType(
            ApiException.class,
            () -> query(Map.of("day", "someday")).choice("day", DayOfWeek.class));
    assertThat(refused.message()).contains("someday").contains("MONDAY, TUESDAY");
  }

  @Test
  void readsFlags() {
    assertThat(query(Map.of("on", "TRUE")).flag("on")).isTrue();
    assertThat(query(Map.of()).flag("on")).isFalse();
    assertThat(
            catchThrowableOfType(ApiException.class, () -> query(Map.of("on", "maybe")).flag("on"))
                .field())
        .isEqualTo("on");
  }

  @Test
  void refusesWhatCannotBeSearchedFor() {
    assertThat(
            catchThrowableOfType(ApiException.class, () -> query(Map.of("search", "a\0b"))).field())
        .isEqualTo("search");
  }

  private static Query query(Map<String, String> values) {
    return new Query(
        values.entrySet().stream()
            .collect(
                java.util.stream.Collectors.toMap(
                    Map.Entry::getKey, entry -> List.of(entry.getValue()))));
  }
}
