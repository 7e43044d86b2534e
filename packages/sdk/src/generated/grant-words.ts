// Written by scripts/generate.ts from the taxonomy and the schema. Do not edit; as long as they need.

/** What an app may do, in the words of OAuth. */
export type Scope =
  /** See tickets, their messages and files, and follow their changes. */
  | 'tickets:read'
  /** Create tickets, answer them, hand them over, merge, tag and close them. */
  | 'tickets:write'
  /** See chats, their messages and files, who is writing, and follow their changes. */
  | 'chats:read'
  /** Open chats, write in them, hand them over and close them. */
  | 'chats:write'
  /** See what staff wrote for each other, where the grant names that kind of data. */
  | 'notes:read'
  /** Write notes for staff. */
  | 'notes:write'
  /** List and look up people, beside those whom a ticket or chat names. */
  | 'people:read'
  /** List the teams. */
  | 'teams:read'
  /** See visits to the site, below a person. */
  | 'visits:read'
  /** See invoices, below a person. */
  | 'invoices:read'
  /** See public posts, below a person. */
  | 'posts:read'
  /** See what people said about each purpose. */
  | 'consent:read'
  /** Record that a person agreed, refused or took a consent back. */
  | 'consent:write'
  /** Hand in what people ask for under their rights, such as an objection. */
  | 'dsar:submit';

/** A kind of personal data. One with a dot is a part of the one before the dot. */
export type DataCategory =
  /** Everything about the person. */
  | 'user'
  /** First and last name, or the name shown. */
  | 'user.name'
  /** Ways to reach the person. */
  | 'user.contact'
  /** E-mail address. */
  | 'user.contact.email'
  /** Phone number. */
  | 'user.contact.phone_number'
  /** Postal address. */
  | 'user.contact.address'
  /** Identifiers given by other services. */
  | 'user.unique_id'
  /** Account id at a messenger, such as Viber or WhatsApp. */
  | 'user.unique_id.communication_service'
  /** The account and how it is used. */
  | 'user.account'
  /** Profile photo. */
  | 'user.account.profile_photo'
  /** Times of signing in and out. */
  | 'user.account.sign_in_activity'
  /** Job title or role. */
  | 'user.job_title'
  /** The device and its connection. */
  | 'user.device'
  /** IP address. */
  | 'user.device.ip_address'
  /** Device, browser and operating system. */
  | 'user.device.user_agent'
  /** Internet provider. */
  | 'user.device.network_provider'
  /** What the person does on the site and in the product. */
  | 'user.behavior'
  /** Pages and addresses visited, and where the person came from. */
  | 'user.behavior.browsing_history'
  /** Clicks, scrolling and time spent. */
  | 'user.behavior.clickstream'
  /** Features used, how often, and how long. */
  | 'user.behavior.usage'
  /** What the person writes or sends. */
  | 'user.content'
  /** Chat messages. */
  | 'user.content.chat'
  /** Ticket texts and support e-mail. */
  | 'user.content.ticket'
  /** Files, pictures and screenshots sent. */
  | 'user.content.attachment'
  /** What staff note down about a case, for each other. */
  | 'user.content.internal_note'
  /** Posts, comments and likes on public pages. */
  | 'user.content.public'
  /** Ratings, reviews and survey answers. */
  | 'user.content.feedback'
  /** Money matters. */
  | 'user.financial'
  /** Payments, invoices and subscriptions. */
  | 'user.financial.transaction'
  /** Money owed. */
  | 'user.financial.debt'
  /** Identification by the state. */
  | 'user.government_id'
  /** National identification number. */
  | 'user.government_id.national_identification_number'
  /** Number of a passport or identity card. */
  | 'user.government_id.document'
  /** Copies of personal documents. */
  | 'user.government_id.document_copy'
  /** Where the person is. */
  | 'user.location'
  /** Country, region or city. */
  | 'user.location.imprecise'
  /** Consents, refusals, objections and disclosures on record. */
  | 'user.privacy_preferences'
  /** Health. */
  | 'user.health_and_medical'
  /** Criminal convictions and offences. */
  | 'user.criminal_history'
  /** Everything about a member of staff. */
  | 'employee'
  /** Name of a member of staff. */
  | 'employee.name'
  /** Ways to reach a member of staff. */
  | 'employee.contact'
  /** E-mail address of a member of staff. */
  | 'employee.contact.email'
  /** Whether a member of staff is at work. */
  | 'employee.availability';

/** Written by staff for staff: a manifest names it outright, or does not ask for it. */
export type InternalCategory =
  | 'user.content.internal_note';

/** Purposes with a meaning that is the same in every policy. A policy may have others. */
export type KnownPurpose =
  /** Give the person the service asked for and run the contract. */
  | 'service.provision'
  /** Create, manage and authenticate accounts. */
  | 'service.account'
  /** Deliver services, manage payments and collect debts. */
  | 'service.delivery'
  /** Messages the service cannot work without. */
  | 'service.transactional_messages'
  /** Answer a person in live chat. */
  | 'support.live_chat'
  /** Create, handle and settle tickets. */
  | 'support.ticketing'
  /** Support users. */
  | 'support.user_support'
  /** Answer an inquiry. */
  | 'support.inquiry'
  /** Tell people about changes and ask for their view. */
  | 'relationship.management'
  /** Book a demonstration. */
  | 'demo.booking'
  /** Prepare, conclude and perform a contract. */
  | 'contract.preparation_execution'
  /** Payments, invoices, refunds and renewals. */
  | 'billing.payments'
  /** Records that tax and accounting laws require. */
  | 'legal.tax_accounting'
  /** Answer courts and authorities. */
  | 'legal.authority_requests'
  /** What another law requires. */
  | 'legal.obligation'
  /** Bring, pursue or defend a legal claim. */
  | 'legal.claims'
  /** Protect somebody’s life. */
  | 'vital.interests'
  /** Detect and stop fraud and unauthorised access. */
  | 'security.fraud_prevention'
  /** Protect users and the service against attacks and abuse. */
  | 'security.service_protection'
  /** Keep the website working and secure. */
  | 'security.site_operation'
  /** Find and mend technical faults. */
  | 'ops.diagnostics'
  /** Run and protect the business and the site. */
  | 'ops.site_admin'
  /** Connection, comfort and stability of the website. */
  | 'web.server_log'
  /** Understand how the website is used. */
  | 'analytics.web'
  /** Understand how the product is used, to improve it. */
  | 'analytics.product'
  /** Improve site, services and marketing. */
  | 'analytics.improvement'
  /** Try variants of the interface. */
  | 'analytics.ab_test'
  /** Know users through behaviour, interests and preferences. */
  | 'user.profiling_understanding'
  /** Tell people about offers, services and events. */
  | 'marketing.communications'
  /** Marketing by e-mail. */
  | 'marketing.email'
  /** Commercial messages by the channels the person chose. */
  | 'marketing.direct'
  /** Marketing scripts on the website. */
  | 'marketing.web'
  /** Marketing cookies. */
  | 'marketing.cookies'
  /** Suggest services. */
  | 'marketing.recommendations'
  /** The newsletter a person asked for. */
  | 'marketing.newsletter'
  /** Marketing to people who asked for information or bought. */
  | 'marketing.general'
  /** Give data to another company for its marketing. */
  | 'marketing.third_party_share'
  /** Ask for ratings and survey answers. */
  | 'feedback.survey'
  /** Surveys under the person’s own name, by consent. */
  | 'feedback.survey_consented'
  /** Surveys nobody can be found by. */
  | 'feedback.survey_anonymous'
  /** Interact with people on social pages. */
  | 'social.interaction'
  /** Hold presentations and business events. */
  | 'events.presentations'
  /** Publish what a person posts in a public forum. */
  | 'community.public'
  /** Show data to the administrators of the person’s organisation. */
  | 'org.admin_sharing'
  /** Tools that the person connects. */
  | 'integration.third_party'
  /** Optional features that need a location. */
  | 'location.optional'
  /** Special categories of data, by consent. */
  | 'sensitive.processing'
  /** Prove which policy was accepted, and when. */
  | 'policy.acceptance_proof'
  /** Reports from figures nobody can be found by. */
  | 'research.aggregated'
  /** Pass data to sub-processors to perform the agreement. */
  | 'recipient.transfer'
  /** Answer the person’s own requests and read their consent records. */
  | 'privacy.data_subject_rights';

/** What lets personal data leave for a country that no adequacy covers. */
export type TransferMechanism =
  /** adequacy decision of the European Commission. */
  | 'adequacy_ec'
  /** adequacy under Serbian law. */
  | 'adequacy_rs'
  /** party to Convention 108. */
  | 'coe108'
  /** standard contractual clauses approved by the European Commission. */
  | 'scc'
  /** safeguards under Art. 65 of the Serbian act. */
  | 'art65'
  /** needed for a contract with the person. */
  | 'contract_necessity'
  /** another valid legal tool, named in the register. */
  | 'other';

/** The scopes of root fields, and of reading any field of a type: all of `every`, and one of `some`. */
export interface ScopesNeeded {
  readonly every: {
    'Mutation.addInternalNote': 'notes:write';
    'Mutation.assignChat': 'chats:write';
    'Mutation.assignTicket': 'tickets:write';
    'Mutation.closeChat': 'chats:write';
    'Mutation.convertChatToTicket': 'chats:write' | 'tickets:write';
    'Mutation.createTicket': 'tickets:write';
    'Mutation.decideObjection': 'dsar:submit';
    'Mutation.giveConsent': 'consent:write';
    'Mutation.markSeen': 'chats:write';
    'Mutation.mergeTickets': 'tickets:write';
    'Mutation.objectToProcessing': 'dsar:submit';
    'Mutation.openChat': 'chats:write';
    'Mutation.refuseConsent': 'consent:write';
    'Mutation.reopenChat': 'chats:write';
    'Mutation.replyToTicket': 'tickets:write';
    'Mutation.setCustomFields': 'tickets:write';
    'Mutation.setTicketPriority': 'tickets:write';
    'Mutation.setTicketStatus': 'tickets:write';
    'Mutation.tagTicket': 'tickets:write';
    'Mutation.untagTicket': 'tickets:write';
    'Mutation.withdrawConsent': 'consent:write';
    'Query.chats': 'chats:read';
    'Query.customFields': 'tickets:read';
    'Query.dataSubject': 'people:read';
    'Query.dataSubjects': 'people:read';
    'Query.teams': 'teams:read';
    'Query.tickets': 'tickets:read';
    'Subscription.chatChanged': 'chats:read';
    'Subscription.noteAdded': 'notes:read';
    'Subscription.ticketChanged': 'tickets:read';
    'Chat': 'chats:read';
    'ChatMessage': 'chats:read';
    'Consent': 'consent:read';
    'Conversation': 'chats:read' | 'tickets:read';
    'InternalNote': 'notes:read';
    'Invoice': 'invoices:read';
    'Message': 'chats:read' | 'tickets:read';
    'Node': 'chats:read' | 'notes:read' | 'tickets:read';
    'NoteAttachment': 'notes:read';
    'PublicPost': 'posts:read';
    'Ticket': 'tickets:read';
    'TicketMessage': 'tickets:read';
    'TranscriptLine': 'chats:read';
    'Visit': 'visits:read';
    'Node.DataSubject': 'people:read';
  };
  readonly some: {
    'Mutation.beginUpload': 'tickets:write' | 'chats:write' | 'notes:write';
    'Mutation.rateConversation': 'tickets:write' | 'chats:write';
    'Mutation.sendMessage': 'tickets:write' | 'chats:write';
    'Mutation.signalTyping': 'tickets:write' | 'chats:write';
    'Query.conversation': 'tickets:read' | 'chats:read';
    'Query.node': 'tickets:read' | 'chats:read' | 'notes:read' | 'people:read' | 'teams:read' | 'visits:read' | 'invoices:read' | 'posts:read' | 'consent:read';
    'Query.nodes': 'tickets:read' | 'chats:read' | 'notes:read' | 'people:read' | 'teams:read' | 'visits:read' | 'invoices:read' | 'posts:read' | 'consent:read';
    'Subscription.messageAdded': 'tickets:read' | 'chats:read';
    'Subscription.typing': 'tickets:read' | 'chats:read';
  };
}
