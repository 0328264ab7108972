package dev.parley.api;

import dev.parley.records.Contact;

/** What contacts are sorted by, as a query names it; existing clients know two names of a time. */
enum ContactSort {
  NAME(Contact.Sort.NAME),
  CREATED(Contact.Sort.CREATED),
  CREATED_AT(Contact.Sort.CREATED),
  UPDATED(Contact.Sort.UPDATED),
  UPDATED_AT(Contact.Sort.UPDATED),
  PHONE_NUMBER(Contact.Sort.PHONE_NUMBER);

  private final Contact.Sort contacts;

  ContactSort(Contact.Sort contacts) {
    this.contacts = contacts;
  }

  Contact.Sort contacts() {
    return contacts;
  }
}
