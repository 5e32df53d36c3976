/** What pages, feeds and the HTML of messages say that they were made by: by it an issue is known again, wherever it lies. */
export const generator = 'weekly-digest';
