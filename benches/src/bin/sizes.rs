use nextpractice::model::*;
fn main(){ macro_rules! s {($($t:ty)*)=>{$(println!("{} {}", stringify!($t), size_of::<$t>());)*}}
s!{InstitutionRow Institution MembershipRow Membership TransferRow Transfer PlanRow Plan PracticeRow Practice HubRow Hub Contribution ContributionRow Field<nextpractice::value::Text> Field<bool> Recorded<nextpractice::value::Text> Location LocationRow Field<nextpractice::value::Term> Recorded<nextpractice::value::Term> Recorded<chrono::NaiveDate> Field<chrono::NaiveDate> Recorded<Box<[u8]>> Field<Vec<u8>> Priority Grant} }
