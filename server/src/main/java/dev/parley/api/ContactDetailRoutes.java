package dev.parley.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.brain.CalleeFacts;
import dev.parley.call.AgentId;
import dev.parley.call.ContactId;
import dev.parley.language.reading.Whereabouts;
import dev.parley.records.Consent;
import dev.parley.records.Consents;
import dev.parley.records.Contact;
import dev.parley.records.ContactFacets;
import dev.parley.records.Contacts;
import dev.parley.schedule.Permission;
import dev.parley.schedule.Reason;
import dev.parley.wire.ContactJson;
import dev.parley.wire.WireTime;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What there is to know of contacts beside themselves. */
final class ContactDetailRoutes {
  private final Contacts contacts;
  private final Consents consents;
  private final ZoneId zone;

  /** {@code zone} is that of contacts of whom nothing tells another. */
  ContactDetailRoutes(Contacts contacts, Consents consents, ZoneId zone) {
    this.contacts = contacts;
    this.consents = consents;
    this.zone = zone;
  }

  Stream<Route> routes() {
    return Stream.of(
        Route.get("/contact/facets", this::facets),
        Route.get("/contact/number", this::number),
        Route.get("/contact/{id}/consents", this::consents),
        Route.get("/contact/{id}/may_call", this::mayCall));
  }

  private Answer facets(Request request) {
    ContactFacets facets = contacts.facets(request.team());
    ObjectNode json = ApiJson.object();
    put(json, "tags", facets.tags());
    put(json, "attributes", facets.attributes());
    json.put("of", facets.of());
    return Answer.of(json);
  }

  private static void put(ObjectNode json, String name, List<ContactFacets.Facet> facets) {
    var array = json.putArray(name);
    facets.forEach(
        facet -> array.addObject().put("name", facet.name()).put("count", facet.count()));
  }

  private Answer number(Request request) {
    Query query = request.query();
    String text =
        query.text("phone_number").orElseThrow(() -> ApiException.missing("phone_number"));
    PhoneText phone = PhoneText.parse(text, query.text("country_code").orElse(null));
    ObjectNode json = ApiJson.object();
    json.put("phone_number", phone.number().e164());
    json.put("country_code", phone.region());
    json.set(
        "contact",
        contacts
            .get(request.team(), phone.number())
            .<JsonNode>map(ContactJson::of)
            .orElse(NullNode.getInstance()));
    return Answer.of(json);
  }

  private Answer consents(Request request) {
    ContactId id = existing(request).id();
    return Answer.of(
        ApiJson.page(
            "consents",
            consents.list(request.team(), id, request.query().page()),
            ContactDetailRoutes::consent));
  }

  private static ObjectNode consent(Consent consent) {
    ObjectNode json = ApiJson.object();
    json.put("attested", WireTime.of(consent.attested()));
    json.put("user_id", consent.user().toString());
    json.put("user_name", consent.userName());
    json.put("token_id", consent.token() == null ? null : consent.token().toString());
    json.put("token_name", consent.tokenName());
    return json;
  }

  private Answer mayCall(Request request) {
    Contact contact = existing(request);
    String text = request.query().text("interview_id").orElse(null);
    ObjectNode json =
        contacts
            .permission(request.team(), contact.id(), text == null ? null : agent(text))
            .map(ContactDetailRoutes::permission)
            .orElseThrow(() ->
                text == null
                    ? ApiException.notFound("contact", contact.id().toString())
                    : unknownAgent(text));
    Whereabouts callee =
        CalleeFacts.whereabouts(
            contact.attributes(), ContactJson.number(contact.phoneNumber()), zone);
    return Answer.of(json.put("time_zone", callee.zone().getId()));
  }

  /** What is not shaped like an id is that of no agent. */
  private static AgentId agent(String text) {
    try {
      return new AgentId(text);
    } catch (IllegalArgumentException e) {
      throw unknownAgent(text);
    }
  }

  private static ApiException unknownAgent(String text) {
    return ApiException.notFound("agent", text).in("interview_id");
  }

  private static ObjectNode permission(Permission permission) {
    return switch (permission) {
      case Permission.Allowed _ -> answer("now", null, List.of());
      case Permission.Deferred deferred ->
          answer("later", deferred.until().orElse(null), deferred.reasons());
      case Permission.Refused refused -> answer("no", null, refused.reasons());
    };
  }

  private static ObjectNode answer(
      String may, @Nullable Instant until, List<? extends Reason> reasons) {
    ObjectNode json = ApiJson.object();
    json.put("may", may);
    json.put("until", until == null ? null : WireTime.of(until));
    var array = json.putArray("reasons");
    reasons.forEach(
        reason -> array.addObject().put("code", reason.code()).put("message", reason.message()));
    return json;
  }

  private Contact existing(Request request) {
    ContactId id = request.contactId();
    return contacts
        .get(request.team(), id)
        .orElseThrow(() -> ApiException.notFound("contact", id.toString()));
  }
}
