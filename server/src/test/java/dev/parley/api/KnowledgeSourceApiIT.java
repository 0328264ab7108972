package dev.parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.outbound.HandMadeServer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Knowledge bases that are filled from a web address. */
class KnowledgeSourceApiIT {
  @RegisterExtension static final TestApi api = new TestApi();

  private static final String PAIR = "{\"question\": \"Who are you?\", \"answer\": \"The vet.\"}";
  private static final String HOURS = "<title>The vet</title><h1>Hours</h1><p>Nine to five.</p>";

  /** What the page says; an empty text for a page that is not there. */
  private final AtomicReference<String> page = new AtomicReference<>(HOURS);

  private HandMadeServer server;

  @BeforeEach
  void serve() throws Exception {
    server =
        new HandMadeServer((head, out) -> {
          String body = page.get();
          String etag = "\"%x\"".formatted(body.hashCode());
          String kind =
              body.isEmpty()
                  ? "404 Not Found"
                  : head.contains("If-None-Match: " + etag) ? "304 Not Modified" : "200 OK";
          String sent = kind.startsWith("200") ? body : "";
          HandMadeServer.write(
              out,
              "HTTP/1.1 %s\r\nContent-Type: text/html\r\nETag: %s\r\nContent-Length: %d\r\n\r\n%s"
                  .formatted(kind, etag, sent.length(), sent));
        });
  }

  @AfterEach
  void close() throws Exception {
    server.close();
  }

  private static String made() {
    return "/knowledge/"
        + api.client()
            .post("/knowledge", "{\"name\": \"Vet\", \"items\": [%s]}".formatted(PAIR))
            .data()
            .path("id")
            .asText();
  }

  private String url() {
    return "http://127.0.0.1:%d/hours".formatted(server.port());
  }

  private Reply add(String base, String more) {
    return api.client()
        .post(base + "/import", "{\"url\": \"%s\"%s}".formatted(url() + "#today", more));
  }

  @Test
  void isFetchedAtOnceAndKeptWithItsAddress() {
    String base = made();
    JsonNode then = add(base, "").data();
    assertThat(then.path("added").asInt()).isEqualTo(1);
    assertThat(then.path("item_count").asInt()).isEqualTo(2);
    JsonNode source = then.at("/sources/0");
    assertThat(source.path("url").asText()).isEqualTo(url());
    assertThat(source.path("title").asText()).isEqualTo("The vet");
    assertThat(source.path("status").asText()).isEqualTo("fresh");
    assertThat(source.path("refresh_hours").asInt()).isEqualTo(24);
    assertThat(source.path("next_try").asText()).isGreaterThan(source.path("fetched").asText());
    assertThat(then.at("/items/0").has("source")).isFalse();
    assertThat(then.at("/items/1/text").asText()).isEqualTo("Nine to five.");
    assertThat(then.at("/items/1/source")).isEqualTo(source.path("id"));
    JsonNode again = add(base, ", \"refresh_hours\": 0").data();
    assertThat(again.path("sources")).hasSize(1);
    assertThat(again.path("items")).isEqualTo(then.path("items"));
    assertThat(again.path("version")).isEqualTo(then.path("version"));
    assertThat(again.at("/sources/0/next_try").isNull()).isTrue();
  }

  @Test
  void isAskedForAgainWhenSomebodyWantsIt() {
    String base = made();
    JsonNode first = add(base, "").data();
    api.clock.add(Duration.ofSeconds(1));
    JsonNode same = api.client().post(base + "/refresh", null).data();
    assertThat(server.heads().getLast()).anyMatch(line -> line.startsWith("If-None-Match: "));
    assertThat(same.path("version")).isEqualTo(first.path("version"));
    assertThat(same.at("/sources/0/fetched").asText())
        .isGreaterThan(first.at("/sources/0/fetched").asText());
    page.set(HOURS.replace("five", "six") + "<h1>Dogs</h1><p>They stay outside.</p>");
    JsonNode changed = api.client().post(base + "/refresh", null).data();
    assertThat(changed.path("version").asInt()).isEqualTo(first.path("version").asInt() + 1);
    assertThat(changed.at("/items/1/id")).isEqualTo(first.at("/items/1/id"));
    assertThat(changed.at("/items/1/text").asText()).isEqualTo("Nine to six.");
    assertThat(changed.at("/items/2/title").asText()).isEqualTo("Dogs");
    page.set("");
    JsonNode gone = api.client().post(base + "/refresh", null).data();
    assertThat(gone.path("items")).isEqualTo(changed.path("items"));
    assertThat(gone.at("/sources/0/status").asText()).isEqualTo("failed");
    assertThat(gone.at("/sources/0/error").asText()).startsWith("HTTP 404. There is no such page");
    assertThat(gone.at("/sources/0/fetched")).isEqualTo(changed.at("/sources/0/fetched"));
    page.set(HOURS);
    JsonNode back = api.client().post(base + "/refresh", null).data();
    assertThat(back.at("/sources/0/status").asText()).isEqualTo("fresh");
    assertThat(back.at("/sources/0/error").isNull()).isTrue();
  }

  @Test
  void changesWithItsPageOnlyAndGoesAsAWhole() {
    String base = made();
    ObjectNode then = (ObjectNode) add(base, "").data();
    ((ObjectNode) then.at("/items/1")).put("text", "Whenever we like.");
    JsonNode written =
        api.client().put(base, "{\"items\": %s}".formatted(then.path("items"))).data();
    assertThat(written.at("/items/1/text").asText()).isEqualTo("Nine to five.");
    JsonNode none = api.client().put(base, "{\"items\": []}").data();
    assertThat(none.path("items")).hasSize(1);
    assertThat(none.at("/items/0/source")).isEqualTo(none.at("/sources/0/id"));
    JsonNode file =
        api.client().post(base + "/import", "{\"html\": \"<h1>Cats</h1><p>They may.</p>\"}").data();
    assertThat(file.path("items").findValuesAsText("text"))
        .containsExactly("They may.", "Nine to five.");
    String source = base + "/source/" + none.at("/sources/0/id").asText();
    JsonNode left = api.client().delete(source).data();
    assertThat(left.path("sources")).isEmpty();
    assertThat(left.path("items").findValuesAsText("text")).containsExactly("They may.");
    Reply again = api.client().delete(source);
    assertThat(again.status()).isEqualTo(404);
    assertThat(again.message()).contains("a reading of it lists those it has");
  }

  @Test
  void changesNothingWhereNothingCanBeFetched() {
    String base = made();
    page.set("");
    Reply refused = add(base, "");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.code()).isEqualTo("nothing_fetched");
    assertThat(refused.message()).startsWith("HTTP 404");
    Reply inside = api.client().post(base + "/import", "{\"url\": \"http://10.1.2.3/\"}");
    assertThat(inside.code()).isEqualTo("nothing_fetched");
    assertThat(inside.message()).contains("10.1.2.3, where requests may not go");
    JsonNode now = api.client().get(base).data();
    assertThat(now.path("version").asInt()).isEqualTo(1);
    assertThat(now.path("sources")).isEmpty();
  }

  @Test
  void hasSoManySourcesAndNoMore() {
    String base = made();
    for (int i = 0; i < 20; i++) {
      assertThat(
              api.client()
                  .post(base + "/import", "{\"url\": \"%s/%d\"}".formatted(url(), i))
                  .status())
          .isEqualTo(200);
    }
    Reply refused = add(base, "");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.message()).contains("has 20 web addresses and may have no more");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"url": "ftp://example.org/a"} | url | must begin with http:// or https://
          {"url": "http://ada:secret@example.org/"} | url | http://***@example.org/" holds a name or password
          {"url": "http://exa mple.org/"} | url | what no address has
          {"url": "http://example.org", "refresh_hours": 8761} | refresh_hours | is 8761 and may be 8760
          {"csv": "question,answer", "refresh_hours": 1} | refresh_hours | says how often a url is fetched
          {"csv": "question,answer", "url": "http://example.org"} | csv | one of csv, html, pdf and url
          {} | csv | one of csv, html, pdf and url
          """)
  void namesTheFieldThatIsWrong(String body, String field, String why) {
    Reply refused = api.client().wrongly().post(made() + "/import", body);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.field()).isEqualTo(field);
    assertThat(refused.message()).contains(why).doesNotContain("secret");
  }
}
