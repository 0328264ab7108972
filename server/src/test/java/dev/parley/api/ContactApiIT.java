package dev.parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.call.PhoneNumber;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContactApiIT {
  @RegisterExtension static final TestApi api = new TestApi();

  @Test
  void createsAContact() {
    JsonNode contact =
        create(
            """
            {"phone_number": "(202) 555-0101", "country_code": "US", "name": " Zoë ", "email": "",
             "tags": ["vip", "vip", " "], "attributes": {"plan": {"tier": 2}}, "unknown": [1]}
            """);
    assertThat(contact.path("phone_number").asText()).isEqualTo("+12025550101");
    assertThat(contact.path("name").asText()).isEqualTo("Zoë");
    assertThat(contact.path("email").isNull()).isTrue();
    assertThat(contact.path("tags").toString()).isEqualTo("[\"vip\"]");
    assertThat(contact.path("attributes").toString()).isEqualTo("{\"plan\":{\"tier\":2}}");
    assertThat(api.client().get("/contact/" + contact.path("id").asText()).data())
        .isEqualTo(contact);
  }

  @Test
  void takesNullForAbsent() {
    JsonNode contact =
        create(
            """
            {"phone_number": "+12025550102", "country_code": null, "name": null, "email": null,
             "tags": null, "attributes": null}
            """);
    assertThat(contact.path("name").isNull()).isTrue();
    assertThat(contact.path("tags").isEmpty()).isTrue();
  }

  @Test
  void updatesTheContactThatHasTheNumber() {
    JsonNode first =
        create(
            """
            {"phone_number": "+12025550103", "name": "Ada", "email": "ada@example.org",
             "tags": ["a"], "attributes": {"x": 1, "y": 1}}
            """);
    JsonNode second =
        create(
            """
            {"phone_number": "202-555-0103", "country_code": "1", "name": "Ada L.",
             "tags": ["b", "a"], "attributes": {"y": 2}}
            """);
    assertThat(second.path("id")).isEqualTo(first.path("id"));
    assertThat(second.path("version").asInt()).isGreaterThan(first.path("version").asInt());
    assertThat(second.path("name").asText()).isEqualTo("Ada L.");
    assertThat(second.path("email").asText()).isEqualTo("ada@example.org");
    assertThat(second.path("tags").toString()).isEqualTo("[\"a\",\"b\"]");
    assertThat(second.path("attributes").toString()).isEqualTo("{\"x\":1,\"y\":2}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|phone_number|missing_field",
        "{\"phone_number\":\"\"}|phone_number|missing_field",
        "{\"phone_number\":\"nobody\"}|phone_number|invalid_field",
        "{\"phone_number\":\"5550100\"}|phone_number|invalid_field",
        "{\"phone_number\":42}|phone_number|invalid_field",
        "{\"phone_number\":\"5550100\",\"country_code\":\"XX\"}|country_code|invalid_field",
        "{\"phone_number\":\"+12025550104\",\"tags\":\"vip\"}|tags|invalid_field",
        "{\"phone_number\":\"+12025550104\",\"tags\":[\"a\",1]}|tags[1]|invalid_field",
        "{\"phone_number\":\"+12025550104\",\"attributes\":[]}|attributes|invalid_field",
        "{\"phone_number\":\"+12025550104\",\"name\":\"a\\u0000b\"}|name|invalid_field",
      })
  void namesTheFieldThatIsWrong(String body, String field, String code) {
    Reply refused = api.client().wrongly().post("/contact/create", body);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.code()).isEqualTo(code);
    assertThat(refused.field()).isEqualTo(field);
  }

  @Test
  void listsPagesOfContacts() {
    var tenant = api.theirs();
    List<String> people = List.of("Bea", "Abe", "Cleo");
    for (int i = 0; i < people.size(); i++) {
      String body =
          "{\"phone_number\": \"+1202555020%d\", \"name\": \"%s\", \"tags\": [\"list\", \"%s\"]}"
              .formatted(i, people.get(i), people.get(i));
      assertThat(tenant.client().post("/contact/create", body).status()).isEqualTo(200);
    }
    JsonNode page = tenant.client().get("/contact?sort=name&tags=list&page=0&limit=1").data();
    assertThat(page.path("count").asInt()).isEqualTo(3);
    assertThat(names(page)).containsExactly("Abe");
    assertThat(names(tenant.client().get("/contact?sort=name&tags=list&page=1&limit=1").data()))
        .containsExactly("Bea");
    assertThat(
            names(
                tenant
                    .client()
                    .get(
                        "/contact?sort=name&sortDirection=desc&tags[]=list".replace("[]", "%5B%5D"))
                    .data()))
        .containsExactly("Cleo", "Bea", "Abe");
    assertThat(names(tenant.client().get("/contact?tags=list&excluded_tags=Cleo&sort=name").data()))
        .containsExactly("Abe", "Bea");
    assertThat(
            names(
                tenant.client().get("/contact?tags=list&tags=Cleo&phone_numbers_only=true").data()))
        .containsExactly("Cleo");
    assertThat(names(tenant.client().get("/contact?search=CLE").data())).containsExactly("Cleo");
    assertThat(names(tenant.client().get("/contact?search=%25").data())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "limit=0",
        "limit=51",
        "limit=x",
        "page=-1",
        "page=1.5",
        "sort=age",
        "sortDirection=up",
        "phone_numbers_only=perhaps",
        "search=%00"
      })
  void refusesListsThatCannotBe(String query) {
    Reply refused = api.client().wrongly().get("/contact?" + query);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.field()).isEqualTo(query.substring(0, query.indexOf('=')));
  }

  @Test
  void deletesAContact() {
    JsonNode contact = create("{\"phone_number\":\"+12025550105\"}");
    String path = "/contact/" + contact.path("id").asText();
    assertThat(api.client().delete(path).data().path("id")).isEqualTo(contact.path("id"));
    assertThat(api.client().get(path).status()).isEqualTo(404);
    assertThat(api.client().delete(path).status()).isEqualTo(404);
    JsonNode again = create("{\"phone_number\":\"+12025550105\"}");
    assertThat(again.path("id")).isNotEqualTo(contact.path("id"));
  }

  @Test
  void suppressionDoesNotHideAContact() {
    var tenant = api.ours();
    JsonNode contact = create("{\"phone_number\":\"+12025550106\"}");
    tenant
        .records()
        .suppressions()
        .add(tenant.furniture().author, new PhoneNumber("+12025550106"), "asked");
    assertThat(api.client().get("/contact/" + contact.path("id").asText()).status()).isEqualTo(200);
  }

  private static JsonNode create(String body) {
    return api.client().post("/contact/create", body).data();
  }

  private static List<String> names(JsonNode page) {
    return StreamSupport.stream(page.path("contacts").spliterator(), false)
        .map(contact -> contact.path("name").asText())
        .toList();
  }
}
