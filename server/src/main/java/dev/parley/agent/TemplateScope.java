package dev.parley.agent;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * What references in a text can refer to.
 *
 * @param metadata the object given with the request for the call, perhaps empty
 * @param variables learnt during the call, by name; {@code actionId.status} among them
 * @param system facts of the call: {@code contact} (id, name, phone_number, email, country_code,
 *     attributes), {@code participant} (from and to, each with phone, country, state, city, zip),
 *     {@code interviewResponse} (id), {@code agent} (title), {@code team} (name)
 */
public record TemplateScope(JsonNode metadata, Map<String, String> variables, JsonNode system) {
  public TemplateScope {
    variables = Map.copyOf(variables);
  }

  /** The same with other variables. */
  public TemplateScope withVariables(Map<String, String> other) {
    return new TemplateScope(metadata, other, system);
  }
}
