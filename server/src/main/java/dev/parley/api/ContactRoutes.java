package dev.parley.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.call.ContactId;
import dev.parley.records.Contact;
import dev.parley.records.ContactChanges;
import dev.parley.records.Contacts;
import dev.parley.records.Page;
import dev.parley.wire.ContactJson;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Contacts. */
final class ContactRoutes {
  private static final int LONGEST_COUNTRY = 20;

  private final Contacts contacts;
  private final ContactChanges changes;

  ContactRoutes(Contacts contacts, ContactChanges changes) {
    this.contacts = contacts;
    this.changes = changes;
  }

  Stream<Route> routes() {
    return Stream.of(
        Route.post("/contact/create", this::create),
        Route.get("/contact", this::list),
        Route.get("/contact/{id}", this::read),
        Route.put("/contact/{id}", this::change),
        Route.patch("/contact/{id}", this::change),
        Route.delete("/contact/{id}", this::delete));
  }

  private Answer create(Request request) {
    Body body = request.body();
    String country = body.text("country_code", LONGEST_COUNTRY);
    PhoneText phone = PhoneText.parse(body.required("phone_number"), country);
    ObjectNode attributes = body.object("attributes");
    Contact.Draft draft =
        new Contact.Draft(
            phone.number(),
            unlessBlank(body.text("name")),
            unlessBlank(body.text("email")),
            country == null || country.isBlank() ? phone.region() : country.strip(),
            attributes == null ? ApiJson.object() : attributes,
            Objects.requireNonNullElse(tags(body), List.of()));
    return Answer.of(ContactJson.of(contacts.put(request.author(), draft)));
  }

  private static @Nullable List<String> tags(Body body) {
    List<String> tags = body.texts("tags");
    if (tags == null) {
      return null;
    }
    return tags.stream().map(String::strip).filter(tag -> !tag.isEmpty()).distinct().toList();
  }

  private static @Nullable String unlessBlank(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  private enum Direction {
    ASC,
    DESC
  }

  private Answer list(Request request) {
    Query query = request.query();
    // Every contact has a phone number, so this changes nothing; it is read to refuse what is none.
    query.flag("phone_numbers_only");
    Contact.Sort sort =
        query.choice("sort", ContactSort.class).orElse(ContactSort.CREATED).contacts();
    Direction direction =
        query
            .choice("sortDirection", Direction.class)
            .orElseGet(() ->
                switch (sort) {
                  case NAME, PHONE_NUMBER -> Direction.ASC;
                  case CREATED, UPDATED -> Direction.DESC;
                });
    Contact.Filter filter =
        new Contact.Filter(
            query.search(),
            query.texts("tags"),
            query.texts("excluded_tags"),
            sort,
            direction == Direction.ASC);
    Page<Contact> page = contacts.list(request.team(), filter, query.page());
    return Answer.of(ApiJson.page("contacts", page, ContactJson::of));
  }

  private Answer read(Request request) {
    return answer(
        request,
        contacts.get(request.team(), request.contactId()).orElseThrow(() -> unknown(request)));
  }

  private Answer change(Request request) {
    Body body = request.body();
    ContactId id = request.contactId();
    String country = stripped(body.text("country_code", LONGEST_COUNTRY));
    String number = body.text("phone_number");
    PhoneText phone = number == null ? null : PhoneText.parse(number, country);
    ContactChanges.Change change =
        new ContactChanges.Change(
            phone == null ? null : phone.number(),
            stripped(body.text("name")),
            stripped(body.text("email")),
            country == null && phone != null ? phone.region() : country,
            body.object("attributes"),
            tags(body));
    Contact now = contacts.get(request.team(), id).orElseThrow(() -> unknown(request));
    if (phone != null && now.phoneNumber().isSimulated()) {
      throw ApiException.of(
              422,
              "contact_simulated",
              "This contact is a simulated callee and keeps its number; create another contact for yours.")
          .in("phone_number");
    }
    Integer expected = EntityTag.expected(request, "contact", now.version());
    return switch (changes.change(request.author(), id, expected, change)) {
      case ContactChanges.Changed(Contact contact) -> answer(request, contact);
      case ContactChanges.Refusal.UNKNOWN -> throw unknown(request);
      case ContactChanges.Refusal.MOVED ->
          throw EntityTag.conflict(
              "contact",
              contacts.get(request.team(), id).orElseThrow(() -> unknown(request)).version());
      case ContactChanges.Refusal.TAKEN ->
          throw ApiException.conflict(
                  "phone_number_taken",
                  "Another contact of this team has this phone number; change or delete that one first.")
              .in("phone_number");
      case ContactChanges.Refusal.SUPPRESSED ->
          throw ApiException.of(
                  422,
                  "contact_suppressed",
                  "The number of this contact is on the suppression list, and whoever asked for that must not be called under another; take it off the list first (DELETE /suppression/{phone_number}).")
              .in("phone_number");
    };
  }

  private static @Nullable String stripped(@Nullable String text) {
    return text == null ? null : text.strip();
  }

  private static Answer answer(Request request, Contact contact) {
    request.context().header("ETag", EntityTag.of(contact.version()));
    return Answer.of(ContactJson.of(contact));
  }

  private Answer delete(Request request) {
    return Answer.of(
        ContactJson.of(
            contacts
                .delete(request.team(), request.contactId())
                .orElseThrow(() -> unknown(request))));
  }

  private static ApiException unknown(Request request) {
    return ApiException.notFound("contact", request.contactId().toString());
  }
}
