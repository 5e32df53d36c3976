/** What says that a folder is a site, and of what each of its files was made; it may be deleted at any time. */
export const siteMark = '.digest-site';
