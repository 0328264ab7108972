package dev.parley.agent;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The JSON Schema (2020-12) of an agent document, made from its Java types. */
public final class AgentSchema {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private AgentSchema() {}

  /** A fresh copy of the schema. */
  public static JsonNode schema() {
    SchemaGeneratorConfigBuilder config =
        new SchemaGeneratorConfigBuilder(SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
            .with(
                Option.DEFINITIONS_FOR_ALL_OBJECTS,
                Option.FORBIDDEN_ADDITIONAL_PROPERTIES_BY_DEFAULT)
            .with(Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES);
    config
        .forFields()
        .withPropertyNameOverrideResolver(field -> JsonNames.of(component(field)))
        .withRequiredCheck(field -> required(component(field)))
        .withStringMaxLengthResolver(
            field -> field.isFakeContainerItemScope() ? each(field) : length(field))
        .withArrayMaxItemsResolver(AgentSchema::items)
        .withDefaultResolver(field -> fallback(component(field)));
    config.forTypesInGeneral().withCustomDefinitionProvider(AgentSchema::definition);
    ObjectNode schema = new SchemaGenerator(config.build()).generateSchema(AgentDocument.class);
    schema.put("title", "Parley agent");
    return schema;
  }

  private static @Nullable CustomDefinition definition(
      ResolvedType type, SchemaGenerationContext context) {
    Class<?> erased = type.getErasedType();
    if (erased == Duration.class) {
      return inline(JSON.objectNode().put("type", "number").put("minimum", 0));
    }
    if (erased == JsonNode.class) {
      return inline(JSON.objectNode());
    }
    if (erased.isEnum()) {
      ObjectNode constants = JSON.objectNode().put("type", "string");
      JsonNames.of(erased).forEach(constants.putArray("enum")::add);
      return inline(constants);
    }
    return erased.isSealed()
        ? new CustomDefinition(
            oneOf(erased, context),
            CustomDefinition.DefinitionType.STANDARD,
            CustomDefinition.EXCLUDING_ATTRIBUTES)
        : null;
  }

  private static CustomDefinition inline(ObjectNode schema) {
    return new CustomDefinition(
        schema, CustomDefinition.INLINE_DEFINITION, CustomDefinition.EXCLUDING_ATTRIBUTES);
  }

  private static ObjectNode oneOf(Class<?> sealed, SchemaGenerationContext context) {
    Variants variants = Variants.of(sealed);
    ObjectNode schema = JSON.objectNode();
    ArrayNode options = schema.putArray("oneOf");
    for (int i = 0; i < variants.types().size(); i++) {
      ObjectNode option =
          context.createStandardDefinition(
              context.getTypeContext().resolve(variants.types().get(i)), null);
      require(option, variants, variants.names().get(i));
      options.add(option);
    }
    return schema;
  }

  private static void require(ObjectNode option, Variants variants, String name) {
    boolean byName = !variants.key().isEmpty();
    if (byName) {
      option.withObject("/properties").putObject(variants.key()).put("const", name);
      option.put("additionalProperties", false);
    }
    ArrayNode required = option.withArray("/required");
    String key = byName ? variants.key() : name;
    if (!required.valueStream().anyMatch(node -> node.asText().equals(key))) {
      required.add(key);
    }
  }

  private static boolean required(RecordComponent component) {
    boolean mayBeAbsent =
        component.isAnnotationPresent(Default.class)
            || component.getAnnotatedType().isAnnotationPresent(Nullable.class)
            || List.of(List.class, Map.class, boolean.class).contains(component.getType());
    return !mayBeAbsent;
  }

  private static @Nullable Object fallback(RecordComponent component) {
    Default fallback = component.getAnnotation(Default.class);
    return fallback == null ? null : AgentJson.plain(AgentJson.lenient(fallback.value()));
  }

  private static @Nullable Integer length(FieldScope field) {
    AtMost most = component(field).getAnnotation(AtMost.class);
    return most != null && field.getType().getErasedType() == String.class ? most.value() : null;
  }

  private static @Nullable Integer each(FieldScope field) {
    AtMost most = component(field).getAnnotation(AtMost.class);
    return most != null && field.getType().getErasedType() == String.class ? most.each() : null;
  }

  private static @Nullable Integer items(FieldScope field) {
    AtMost most = component(field).getAnnotation(AtMost.class);
    return most != null && field.isContainerType() && !field.isFakeContainerItemScope()
        ? most.value()
        : null;
  }

  private static RecordComponent component(FieldScope field) {
    return Arrays.stream(field.getDeclaringType().getErasedType().getRecordComponents())
        .filter(component -> component.getName().equals(field.getDeclaredName()))
        .findFirst()
        .orElseThrow();
  }
}
