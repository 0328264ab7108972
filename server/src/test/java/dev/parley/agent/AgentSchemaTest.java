package dev.parley.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class AgentSchemaTest {
  private static List<Error> validate(String document) {
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(AgentSchema.schema().toString(), InputFormat.JSON);
    return schema.validate(document, InputFormat.JSON);
  }

  @Test
  void theSampleFits() {
    assertThat(validate(SampleAgent.json())).isEmpty();
    assertThat(validate(AgentJson.write(SampleAgent.document()))).isEmpty();
  }

  /** The dashboard's tests hold its inspector against this copy. */
  @Test
  void theDashboardKnowsIt() throws IOException {
    Path copy = Path.of("dashboard", "src", "testing", "agent-schema.json");
    Path now = Path.of("server", "target", "agent-schema.json");
    JsonNode schema = AgentSchema.schema();
    Files.createDirectories(now.getParent());
    Files.writeString(now, schema.toPrettyString() + "\n");
    assertThat(new ObjectMapper().readTree(copy.toFile()))
        .as("Copy %s to %s, and give new fields a place in the inspector.", now, copy)
        .isEqualTo(new ObjectMapper().readTree(schema.toString()));
  }

  @Test
  void whatTheReaderRefusesTheSchemaRefuses() {
    assertThat(validate("{\"nodes\": [], \"lang\": \"en\"}")).isNotEmpty();
    assertThat(validate("{\"nodes\": [{\"type\": \"dance\", \"id\": \"x\"}]}")).isNotEmpty();
    assertThat(validate("{\"nodes\": [{\"type\": \"start\", \"id\": 1, \"text\": \"\"}]}"))
        .isNotEmpty();
    assertThat(validate("{\"nodes\": [], \"settings\": {\"voicemail\": {\"mode\": \"shout\"}}}"))
        .isNotEmpty();
  }

  @Test
  void saysHowLargeEachPartMayBe() {
    JsonNode schema = AgentSchema.schema();
    assertThat(schema.at("/properties/nodes/maxItems").asInt()).isEqualTo(1_000);
    assertThat(schema.at("/properties/advanced_prompt/maxLength").asInt()).isEqualTo(50_000);
    assertThat(schema.at("/$defs/Choice/properties/examples/maxItems").asInt()).isEqualTo(50);
    assertThat(schema.at("/$defs/Choice/properties/examples/items/maxLength").asInt())
        .isEqualTo(500);
  }

  @Test
  void carriesTheDefaults() {
    JsonNode schema = AgentSchema.schema();
    assertThat(schema.at("/properties/language/default").asText()).isEqualTo("en");
    assertThat(schema.at("/$defs/Settings/properties/silence_timeout_seconds/default").asInt())
        .isEqualTo(4);
    assertThat(schema.at("/$defs/Choice/required").toString())
        .isEqualTo("[\"id\",\"label\",\"next\"]");
  }
}
