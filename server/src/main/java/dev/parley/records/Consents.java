package dev.parley.records;

import dev.parley.call.ContactId;
import dev.parley.call.TeamId;
import dev.parley.call.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** Who vouched for the consent of contacts to be called. */
public final class Consents {
  private final Database database;

  Consents(Database database) {
    this.database = database;
  }

  /** Lists the attestations for a contact of the team, newest first; none for one it has not. */
  public Page<Consent> list(TeamId team, ContactId contact, Page.Request page) {
    return database
        .jdbi()
        .withHandle(handle ->
            new Page<>(
                handle
                    .createQuery(
                        """
                        select c.attested, c.user_id, u.name user_name, c.token, t.name token_name
                        from consents c join contacts k on k.id = c.contact
                          join users u on u.id = c.user_id
                          left join api_tokens t on t.id = c.token
                        where k.team = :team and k.id = :contact and k.deleted is null
                        order by c.attested desc limit :limit offset :offset\
                        """)
                    .bind("team", team)
                    .bind("contact", contact)
                    .bind("limit", page.size())
                    .bind("offset", page.offset())
                    .map((row, _) -> consent(row))
                    .list(),
                handle
                    .createQuery(
                        """
                        select count(*) from consents c join contacts k on k.id = c.contact
                        where k.team = :team and k.id = :contact and k.deleted is null\
                        """)
                    .bind("team", team)
                    .bind("contact", contact)
                    .mapTo(long.class)
                    .one()));
  }

  private static Consent consent(ResultSet row) throws SQLException {
    return new Consent(
        Rows.instant(row, "attested"),
        new UserId(Rows.uuid(row, "user_id")),
        row.getString("user_name"),
        row.getObject("token", UUID.class),
        row.getString("token_name"));
  }
}
