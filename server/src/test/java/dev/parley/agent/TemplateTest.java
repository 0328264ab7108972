package dev.parley.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateTest {
  private static final TemplateScope SCOPE =
      new TemplateScope(
          json(
              """
              {"date": "Tuesday", "count": 3, "vip": true, "both": "metadata", "a": {"b": {"c": "deep"}},
               "list": ["x", "y"], "dotted.key": "dotted", "nothing": null, "first name": "Ann"}
              """),
          Map.of("both", "variable", "said", "yes", "look.status", "ok", "blank", ""),
          json(
              """
              {"contact": {"id": "c1", "name": "Maria", "phone_number": "+15550100",
                           "attributes": {"both": "attribute", "plan": "gold", "said": "no"}},
               "participant": {"from": {"phone": "+15550199"}, "to": {"phone": "+15550100"}},
               "interviewResponse": {"id": "r1"}}
              """));

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {date}                                          | Tuesday
          { date }                                        | Tuesday
          {count} and {vip}                               | 3 and true
          {a.b.c}                                         | deep
          {a.b}                                           | {"c":"deep"}
          {list.1}                                        | y
          {list}                                          | ["x","y"]
          {dotted.key}                                    | dotted
          {first name}                                    | Ann
          {both}                                          | metadata
          {said}                                          | yes
          {plan}                                          | gold
          {{name}}                                        | Maria
          {{said}}                                        | yes
          {{look.status}}                                 | ok
          {{metadata.date}}                               | Tuesday
          {{metadata.a.b.c}}                              | deep
          {{attributes.plan}}                             | gold
          {{metadata.system.contact.attributes.plan}}     | gold
          {{system.contact.phone_number}}                 | +15550100
          {{ system.participant.from.phone }}             | +15550199
          {{system.interviewResponse.id}}                 | r1
          {"here": {1}} {}                                | {"here": {1}} {}
          """)
  void fillsInReferences(String text, String rendered) {
    assertThat(Template.render(text, SCOPE)).isEqualTo(new Template.Rendered(rendered, List.of()));
  }

  @Test
  void whatIsMissingRendersAsNothingAndIsToldOf() {
    Template.Rendered rendered =
        Template.render(
            "On {day} at {nothing}{blank}, {{metadata.x.y}}{{system.contact.email}}.", SCOPE);
    assertThat(rendered.text()).isEqualTo("On  at , .");
    assertThat(rendered.missing())
        .containsExactly(
            "{day}", "{nothing}", "{blank}", "{{metadata.x.y}}", "{{system.contact.email}}");
  }

  @Test
  void whatIsFilledInIsNotReadForReferences() {
    TemplateScope scope = SCOPE.withVariables(Map.of("x", "{{name}} $1 \\"));
    assertThat(Template.render("{x}", scope).text()).isEqualTo("{{name}} $1 \\");
  }

  @Test
  void aUrlIsEncodedAndAHeaderStaysOnItsLine() {
    TemplateScope scope = SCOPE.withVariables(Map.of("x", "a b&c=d/é", "y", "1\r\nEvil: 2"));
    assertThat(Template.renderUrl("https://a.example/{x}?q={x}", scope).text())
        .isEqualTo("https://a.example/a%20b%26c%3Dd%2F%C3%A9?q=a%20b%26c%3Dd%2F%C3%A9");
    assertThat(Template.renderHeader("{y}", scope).text()).isEqualTo("1 Evil: 2");
  }

  @Test
  void aJsonBodyStaysJsonWhateverIsFilledIn() {
    TemplateScope scope = SCOPE.withVariables(Map.of("x", "say \"hi\"\n\\"));
    String body =
        Template.renderJson(
                "{\"note\": \"it: {x}\", \"n\": {count}, \"a\": {a}, \"z\": {gone}}", scope)
            .text();
    JsonNode read = json(body);
    assertThat(read.path("note").asText()).isEqualTo("it: say \"hi\"\n\\");
    assertThat(read.path("n").asInt()).isEqualTo(3);
    assertThat(read.at("/a/b/c").asText()).isEqualTo("deep");
    assertThat(read.path("z").isNull()).isTrue();
  }

  @Test
  void aHeaderCarriesWhateverIsFilledIn() {
    TemplateScope scope =
        new TemplateScope(json("{}"), Map.of("x", "\u0141ukasz\t\u0007\r\nX: \u00e9"), json("{}"));
    assertThat(Template.renderHeader("a {x}", scope).text()).isEqualTo("a %C5%81ukasz X: %C3%A9");
  }

  @Test
  void whatIsFilledInIsNoMoreThanATextMayHold() {
    String large = "v".repeat(90_000);
    TemplateScope scope = new TemplateScope(json("{}"), Map.of("x", large), json("{}"));
    for (Template.Rendered rendered :
        List.of(
            Template.render("{x} ".repeat(1_000), scope),
            Template.renderUrl("{x} ".repeat(1_000), scope),
            Template.renderJson("[\"" + "{x} ".repeat(1_000) + "\"]", scope))) {
      assertThat(rendered.text().length()).isBetween(100_000, 200_000);
      assertThat(rendered.missing()).hasSizeGreaterThan(900).containsOnly("{x}");
    }
  }
}
