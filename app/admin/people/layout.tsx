import { sectionLayout } from "../section-layout";

export default sectionLayout("adminPeople", "adminAudit", "adminLives");
